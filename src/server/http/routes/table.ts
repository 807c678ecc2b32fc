import type { Route } from '../route.ts';
import { addAttachments } from './attachments.ts';
import { getOverview } from './overview.ts';
import { getWorkflow, listWorkflows } from './workflows.ts';
import { getJob } from './get-job.ts';
import { startJob } from './start-job.ts';
import { lintRoute } from './lint.ts';
import { getRecord } from './record.ts';

/** Every signed endpoint. A route that is not in this table does not exist. */
export const ROUTES: readonly Route[] = [
  getRecord,
  getOverview,
  listWorkflows,
  getWorkflow,
  lintRoute,
  addAttachments,
  startJob,
  getJob,
];
