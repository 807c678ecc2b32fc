import * as z from 'zod/mini';

/** One thing an admin would otherwise have to ask support about, with the mend where something is wrong. */
export const Check = z.strictObject({
  id: z.string(),
  status: z.enum(['ok', 'warning', 'failed', 'skipped']),
  text: z.string(),
  mend: z.nullable(z.string()),
});
export type Check = z.infer<typeof Check>;

/** Answer of `GET /api/health`. */
export const Health = z.strictObject({ checks: z.array(Check) });
export type Health = z.infer<typeof Health>;

/** Answer of `doctor --format json`. */
export const DoctorReport = z.strictObject({
  schema: z.literal('groundwork.doctor/1'),
  portalId: z.nullable(z.string()),
  checks: z.array(Check),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
