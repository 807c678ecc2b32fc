import * as z from 'zod';
import type { JobKind } from '../../core/contract/job.ts';

/** Who asked where no person did: the clock, or HubSpot with its events. */
export const BY_SCHEDULE = 'schedule';
export const BY_HUBSPOT = 'hubspot';

const filled = z.string().min(1);
const NOTHING = z.object({});

function order<Kind extends JobKind, Input extends z.ZodType>(kind: Kind, input: Input) {
  return z.object({ kind: z.literal(kind), portalId: filled, askedBy: filled, input });
}

/**
 * Long work as a value: it can wait, be done by another process than was asked, and be done again. That process may be of
 * the version before: it leaves out fields that it does not know, and orders of a kind that it does not know to others. A
 * field that may not be left out makes the work another kind.
 */
export const JobOrder = z.discriminatedUnion('kind', [
  order('audit', NOTHING),
  order('measure', NOTHING),
  order('write_back', z.object({ dryRun: z.boolean() })),
  order('remove_written', z.object({ properties: z.boolean() })),
  order(
    'baseline',
    z.object({
      hypothesisId: filled,
      seenVersion: z.int(),
      days: z.int().optional(),
      use: z.boolean().optional(),
    }),
  ),
  order('record_events', NOTHING),
  order('weekly_message', NOTHING),
]);
export type JobOrder = z.infer<typeof JobOrder>;

/** The order of each kind. */
export type Orders = { [Kind in JobKind]: Extract<JobOrder, { kind: Kind }> };

/**
 * The kind that is done while nothing else is for its portal, in whichever process: other work keeps records in hand,
 * and would write back whom HubSpot has told to erase.
 */
export const DONE_ALONE: JobKind = 'record_events';
