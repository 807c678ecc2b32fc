import { refuse } from '../../core/result.ts';

export const NO_AUDIT = refuse(
  'not_found',
  'This account has not been audited yet.',
  'Start an audit first.',
);

export const NO_WORKFLOW = refuse(
  'not_found',
  'The latest audit knows no workflow with this id.',
  'Check the id, or run an audit if the workflow is new.',
);

export const NO_ASSET = refuse(
  'not_found',
  'The latest audit knows no such workflow or segment.',
  'Check the id, or run an audit if it is new.',
);

export const NO_RUN = refuse(
  'not_found',
  'No report of that audit is kept.',
  'GET /api/audits lists the audits; reports are kept of the latest 30.',
);

export const NO_JOB = refuse('not_found', 'There is no such job, or it ended long ago.', 'Start it again.');
