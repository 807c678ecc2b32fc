import * as z from 'zod';
import { lintStatement } from '../../../core/hypotheses/lint.ts';
import { defineRoute, ok } from '../route.ts';

/** Checks a statement without keeping it: what the coach asks next. */
export const lintStatementRoute = defineRoute({
  method: 'post',
  path: '/api/lint',
  access: 'read',
  params: null,
  body: z.strictObject({ statement: z.string().max(10_000) }),
  query: null,
  handle: async ({ body }) => ok(lintStatement(body.statement)),
});
