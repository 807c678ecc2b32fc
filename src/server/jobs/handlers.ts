import type { JobKind, JobProgress } from '../../core/contract/job.ts';
import { configFor, type AuditConfig } from '../../core/grounding/config/audit-config.ts';
import { accept, refuse, type Result } from '../../core/result.ts';
import type { Store } from '../store/port/store.ts';
import type { KeyRing } from '../store/sealing.ts';
import { withTrail } from '../store/with-trail.ts';
import { OVERNIGHT } from '../use-cases/audit/gather-people.ts';
import { runAudit } from '../use-cases/audit/run-audit.ts';
import { actOnEvents } from '../use-cases/events/act-on-events.ts';
import { measure } from '../use-cases/measure/measure.ts';
import { measureBaseline } from '../use-cases/measure/measure-baseline.ts';
import type { PortalDeps } from '../use-cases/portal-deps.ts';
import type { Post } from '../use-cases/tell/incoming-webhook.ts';
import { makeDecisionTasks } from '../use-cases/tell/decision-tasks.ts';
import { sendWeeklyMessage } from '../use-cases/tell/weekly-message.ts';
import { removeWritten } from '../use-cases/write-back/remove-written.ts';
import { writeBack } from '../use-cases/write-back/write-back.ts';
import { BY_SCHEDULE, type JobOrder, type Orders } from './job-order.ts';
import type { CarryOut } from './job-queue.ts';
import { noteStarted } from './scheduled-work.ts';

export interface HandlerDeps {
  store: Store;
  /** The way to a portal; null where it is not connected. */
  doors: (portalId: string) => Promise<Pick<PortalDeps, 'hubspot' | 'timeZone'> | null>;
  auditConfig: AuditConfig;
  /** Leaves nothing of what the portal's jobs told of these records. */
  forgetJobs: (portalId: string, recordIds: readonly string[]) => Promise<void>;
  /** Open the address of the weekly message. */
  keys: KeyRing;
  post: Post;
  /** Epoch milliseconds. */
  now: () => number;
  /** A fresh id for each change that is noted. */
  newId: () => string;
}

interface Working extends HandlerDeps {
  onProgress: (progress: JobProgress) => void;
  /** Does work that needs HubSpot. */
  through(work: (deps: PortalDeps) => Promise<Result<unknown>>): Promise<Result<unknown>>;
}

type Handlers = { [Kind in JobKind]: (order: Orders[Kind], working: Working) => Promise<Result<unknown>> };

const HANDLERS: Handlers = {
  audit: ({ portalId }, { through, auditConfig, onProgress }) =>
    through(async (deps) => {
      const progress = (_text: string, progress?: JobProgress) => progress && onProgress(progress);
      // Nobody waits for the answer of a job, so that people are counted one by one.
      const gathering = { ...deps, progress, people: OVERNIGHT };
      const config = configFor(auditConfig, portalId);
      const { headline, coverage, complete } = await runAudit(gathering, { portalId, config });
      return accept({ headline, coverage, complete });
    }),
  measure: ({ portalId }, { through, onProgress }) =>
    through(async (deps) => {
      const report = await measure(deps, portalId, { onProgress });
      await makeDecisionTasks(deps, portalId);
      return accept(report);
    }),
  write_back: ({ portalId, input }, { through }) => through((deps) => writeBack(deps, portalId, input)),
  remove_written: ({ portalId, input }, { through }) =>
    through((deps) => removeWritten(deps, portalId, input)),
  baseline: ({ portalId, askedBy, input }, { through }) =>
    through((deps) => measureBaseline(deps, { portalId, by: askedBy, ...input })),
  record_events: ({ portalId }, deps) => actOnEvents(deps, portalId),
  weekly_message: ({ portalId }, deps) => sendWeeklyMessage(deps, portalId),
};

/** Does each kind of job as its use-case does it; what it changes is noted as changed by who asked for it. */
export function jobHandlers(deps: HandlerDeps): CarryOut {
  return async (order, onProgress) => {
    const { portalId, askedBy, kind } = order;
    const { now, newId } = deps;
    const store = withTrail(deps.store, { by: askedBy, now, newId });
    const through: Working['through'] = async (work) => {
      const doors = await deps.doors(portalId);
      return doors === null ? DISCONNECTED : work({ ...doors, store, now });
    };
    if (askedBy === BY_SCHEDULE) await noteStarted(deps, portalId, kind);
    // The table holds the handler of each kind under that kind.
    const handler = HANDLERS[kind] as (order: JobOrder, working: Working) => Promise<Result<unknown>>;
    return handler(order, { ...deps, store, onProgress, through });
  };
}

const DISCONNECTED = refuse(
  'not_connected',
  'This HubSpot account is no longer connected to Groundwork.',
  'Connect it again, then start this anew.',
);
