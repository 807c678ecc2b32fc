import * as z from 'zod';
import { HypothesisId } from '../../../core/hypotheses/hypothesis.ts';
import { knownHypothesis } from '../../../core/hypotheses/known-hypothesis.ts';
import { LintReport } from '../../../core/hypotheses/lint-report.ts';
import { lintStatement } from '../../../core/hypotheses/lint.ts';
import { accept } from '../../../core/result.ts';
import { defineRoute } from '../route.ts';

/** Checks a statement without keeping it: what the coach asks next, and whether the portal has tried it before. */
export const lintStatementRoute = defineRoute({
  method: 'post',
  path: '/api/lint',
  access: 'read',
  params: null,
  body: z.strictObject({
    statement: z.string().max(10_000),
    /** The hypothesis that is being rewritten: not compared with itself. */
    hypothesisId: z.optional(HypothesisId),
  }),
  query: null,
  answer: LintReport,
  handle: async ({ deps, identity, body: { statement, hypothesisId } }) => {
    const hypotheses = await deps.store.hypotheses.list(identity.portalId);
    const own = hypothesisId === undefined ? {} : { id: hypothesisId };
    return accept(lintStatement(statement, { ...own, others: hypotheses.map(knownHypothesis) }));
  },
});
