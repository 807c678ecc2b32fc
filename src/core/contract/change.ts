import * as z from 'zod/mini';
import { Instant } from '../time.ts';

/** One change of what people have written, judged or set: who, what, when, and how it stood before and after. */
export const Change = z.strictObject({
  id: z.string().check(z.minLength(1)),
  at: Instant,
  /** A HubSpot user id; `cli` for the command line, `hubspot` for what HubSpot's own calls taught us, `schedule` for work by the clock. */
  by: z.string().check(z.minLength(1)),
  about: z.strictObject({
    kind: z.enum([
      'hypothesis',
      'attachment',
      'exemption',
      'class',
      'answer',
      'contradiction',
      'mute',
      'misfit',
      'backlog',
      'settings',
    ]),
    /** The ids it goes by, as words: `h_8kq2m4x0ab workflow 5001`. */
    name: z.string(),
  }),
  /** Null for what was not there; of a hypothesis and of settings only what differs. */
  before: z.nullable(z.record(z.string(), z.unknown())),
  /** Null for what is not there any more. */
  after: z.nullable(z.record(z.string(), z.unknown())),
});
export type Change = z.infer<typeof Change>;

/** Answer of `GET /api/changes`: the latest first, page by page. */
export const ChangeList = z.strictObject({
  total: z.int(),
  results: z.array(
    z.strictObject({
      ...Change.shape,
      /** What it is about, by the names people know it by: `“Bursts” workflow “Welcome”`; empty for settings. */
      what: z.string(),
      /** The name of the user who made it; null where that is not known, or nobody did. */
      byName: z.nullable(z.string()),
    }),
  ),
  after: z.nullable(z.string()),
});
export type ChangeList = z.infer<typeof ChangeList>;
