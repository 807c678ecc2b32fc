import * as z from 'zod/mini';

/** Something the audit asked for and could not read. */
export const Unreadable = z.strictObject({
  kind: z.enum(['workflow', 'list', 'portal', 'emails', 'properties']),
  id: z.string(),
  name: z.nullable(z.string()),
  reason: z.string(),
});

/** A rule that broke off; the audit went on without it. */
export const RuleCrash = z.strictObject({ ruleId: z.string(), message: z.string() });
