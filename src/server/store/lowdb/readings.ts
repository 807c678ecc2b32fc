import * as z from 'zod/mini';
import { RangePoint, rangePointOf } from '../../../core/outcomes/verdict/range-point.ts';
import { Reading } from '../../../core/outcomes/verdict/reading.ts';
import type { ReadingStore } from '../port.ts';
import type { Folder } from './folder.ts';
import { checked, compareText, type ItemKind } from './item-kind.ts';

const READING: ItemKind<Reading> = {
  name: 'reading',
  schema: Reading,
  keyOf: ({ hypothesisId }) => hypothesisId,
};

const Course = z.strictObject({ hypothesisId: z.string(), points: z.array(RangePoint) });
type Course = z.infer<typeof Course>;

const COURSE: ItemKind<Course> = {
  name: 'course',
  schema: Course,
  keyOf: ({ hypothesisId }) => hypothesisId,
};

/** Days of a course that are kept; what is older falls away. */
const DAYS_KEPT = 400;

export function readingStore(folder: Folder): ReadingStore {
  const tableOf = (portalId: string) => folder.collection(portalId, 'readings', READING);
  const coursesOf = (portalId: string) => folder.collection(portalId, 'courses', COURSE);
  return {
    async save(portalId, reading) {
      const item = checked(READING, reading);
      const { hypothesisId } = item;
      const point = rangePointOf(item);
      await tableOf(portalId).update((draft) => draft.put(hypothesisId, item));
      if (point === null) return;
      // Behind the reading: a write that fails halfway leaves a day out of the course, and never the other way round.
      await coursesOf(portalId).update((draft) => {
        const points = withPoint(draft.get(hypothesisId)?.points ?? [], point);
        draft.put(hypothesisId, { hypothesisId, points });
      });
    },
    async latest(portalId, hypothesisId) {
      const reading = (await tableOf(portalId).read()).get(hypothesisId);
      return reading === undefined ? null : structuredClone(reading);
    },
    async all(portalId) {
      const readings = [...(await tableOf(portalId).read()).values()];
      return structuredClone(readings.sort((a, b) => compareText(a.hypothesisId, b.hypothesisId)));
    },
    async course(portalId, hypothesisId) {
      return structuredClone((await coursesOf(portalId).read()).get(hypothesisId)?.points ?? []);
    },
  };
}

const dayOf = ({ at }: RangePoint) => at.slice(0, 'yyyy-mm-dd'.length);

/** The latest of a day stands for it. */
function withPoint(points: readonly RangePoint[], point: RangePoint): RangePoint[] {
  const others = points.filter((one) => dayOf(one) !== dayOf(point));
  return [...others, point].sort((a, b) => compareText(a.at, b.at)).slice(-DAYS_KEPT);
}
