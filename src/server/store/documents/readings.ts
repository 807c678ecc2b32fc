import * as z from 'zod/mini';
import { RangePoint, rangePointOf } from '../../../core/outcomes/verdict/range-point.ts';
import { Reading } from '../../../core/outcomes/verdict/reading.ts';
import { checked, compareText, type ItemKind } from '../item-kind.ts';
import type { ReadingStore } from '../port/readings.ts';
import type { OpenDocuments } from './documents.ts';

/** The latest reading with the course up to it, so that neither is ever kept without the other. */
const Kept = z.strictObject({ ...Reading.shape, course: z._default(z.array(RangePoint), []) });
type Kept = z.infer<typeof Kept>;

const KEPT: ItemKind<Kept> = {
  name: 'reading',
  schema: Kept,
  keyOf: ({ hypothesisId }) => hypothesisId,
  // What a later version found at one look is not said of the next one; of the days of the course it stays.
  isCarried: ([field]) => field === 'course',
};

/** Days of a course that are kept; what is older falls away. */
const DAYS_KEPT = 400;

export function readingStore(open: OpenDocuments): ReadingStore {
  const readings = open('readings', KEPT);
  return {
    async save(portalId, reading) {
      const { course: _none, ...item } = checked(KEPT, { ...reading, course: [] });
      const point = rangePointOf(item);
      await readings.change(portalId, item.hypothesisId, (stored) => {
        const course = stored?.course ?? [];
        return {
          answer: undefined,
          next: { ...item, course: point === null ? course : withPoint(course, point) },
        };
      });
    },
    async latest(portalId, hypothesisId) {
      const kept = await readings.get(portalId, hypothesisId);
      return kept === null ? null : readingOf(kept);
    },
    // The key is the hypothesis, and documents come ordered by it.
    all: async (portalId) => (await readings.all(portalId)).map(readingOf),
    course: async (portalId, hypothesisId) => (await readings.get(portalId, hypothesisId))?.course ?? [],
  };
}

function readingOf({ course: _course, ...reading }: Kept): Reading {
  return reading;
}

const dayOf = ({ at }: RangePoint) => at.slice(0, 'yyyy-mm-dd'.length);

/** The latest of a day stands for it. */
function withPoint(points: readonly RangePoint[], point: RangePoint): RangePoint[] {
  const others = points.filter((one) => dayOf(one) !== dayOf(point));
  return [...others, point].sort((a, b) => compareText(a.at, b.at)).slice(-DAYS_KEPT);
}
