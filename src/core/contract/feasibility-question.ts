import * as z from 'zod/mini';
import { CalendarDay } from '../time.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));
const count = z.int().check(z.minimum(0), z.maximum(1e9));

/** What is known while a hypothesis is being written. Shares lie between 0 and 1. */
export const FeasibilityQuestion = z.strictObject({
  deadline: CalendarDay,
  windowDays: z.int().check(z.minimum(1), z.maximum(365)),
  graceDays: z.int().check(z.minimum(0), z.maximum(30)),
  /** Records that join in a week, of all groups together. */
  joinsPerWeek: z.number().check(z.minimum(0), z.maximum(1e9)),
  /** Records in the segment now: they do not count, only those who join from the start on. Null when not known. */
  listSize: z.nullable(count),
  baseline: share,
  target: share,
  /** Share held out for comparison, or null without a compared group. */
  holdout: z.nullable(z.number().check(z.gt(0), z.maximum(0.9))),
});
