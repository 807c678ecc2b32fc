import { refuse } from '../../../core/result.ts';
import { refusalAnswer } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

/** The latest audit without its tables: headline, coverage, findings that count, and what could not be read. */
export const getOverview = defineRoute({
  method: 'get',
  path: '/api/overview',
  access: 'read',
  body: null,
  query: null,
  handle: async ({ deps, identity }) => {
    const report = await deps.store.audits.latest(identity.portalId);
    if (report === null) return refusalAnswer(NO_AUDIT);
    const { workflows: _workflows, lists: _lists, findings, ...overview } = report;
    return ok({ ...overview, findings: findings.filter((finding) => finding.suppressed === null) });
  },
});

export const NO_AUDIT = refuse(
  'not_found',
  'This account has not been audited yet.',
  'Start an audit first.',
);
