import * as z from 'zod/mini';
import { Severity } from '../hypotheses/lint-report.ts';

/** How a rule of the audit speaks in this account. */
const RuleStanding = z.strictObject({
  id: z.string(),
  title: z.string(),
  why: z.string(),
  severity: z.enum([...Severity.options, 'off']),
  /** Days after its creation in which what is found about an asset is only noted. */
  graceDays: z.int(),
  /** Its thresholds, by name. */
  options: z.array(z.strictObject({ name: z.string(), value: z.number() })),
  /** Who set it: the rule itself, an editor in settings, or the server's `groundwork.yaml`, which goes before. */
  from: z.enum(['rule', 'settings', 'file']),
});
export type RuleStanding = z.infer<typeof RuleStanding>;

/** Answer of `GET` and `PUT /api/settings/rules`: every rule of the catalogue, in its order. */
export const RuleList = z.strictObject({ rules: z.array(RuleStanding) });
export type RuleList = z.infer<typeof RuleList>;
