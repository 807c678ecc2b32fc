import * as z from 'zod/mini';

export const Severity = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** One check of a hypothesis; `n_a` where the check needs what is not there (English prose, structured numbers). */
export const CheckResult = z.strictObject({
  id: z.string(),
  status: z.enum(['pass', 'fail', 'n_a']),
  severity: Severity,
  message: z.string(),
  question: z.nullable(z.string()),
  /** The words the check saw, with their place in the text or the slot they came from. */
  span: z.nullable(
    z.strictObject({ source: z.string(), text: z.string(), start: z.number(), end: z.number() }),
  ),
});
export type CheckResult = z.infer<typeof CheckResult>;

export const Band = z.enum(['testable', 'fixable', 'rebuild']);
export type Band = z.infer<typeof Band>;

/** Answer of `lint`: JSON contract `groundwork.lint/1`. */
export const LintReport = z.strictObject({
  schema: z.literal('groundwork.lint/1'),
  /** Version of the checks that answered; absent in answers from before they were versioned. */
  checksVersion: z.exactOptional(z.string()),
  band: Band,
  headline: z.string(),
  /** The one question to answer next; null when nothing is missing. */
  question: z.nullable(z.string()),
  slots: z.strictObject({
    audience: z.string(),
    behaviour: z.string(),
    because: z.string(),
    approach: z.string(),
    expectation: z.string(),
  }),
  checks: z.array(CheckResult),
});
export type LintReport = z.infer<typeof LintReport>;
