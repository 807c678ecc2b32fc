import type { RangePoint } from '../../../core/outcomes/verdict/range-point.ts';
import type { Reading } from '../../../core/outcomes/verdict/reading.ts';

export interface ReadingStore {
  /** Keeps the reading as the latest of its hypothesis. */
  save(portalId: string, reading: Reading): Promise<void>;
  latest(portalId: string, hypothesisId: string): Promise<Reading | null>;
  /** The latest reading of every hypothesis, ordered by hypothesis id. */
  all(portalId: string): Promise<Reading[]>;
  /** The bands of a hypothesis' readings, oldest first: the latest of each day (UTC), of the latest 400 such days. */
  course(portalId: string, hypothesisId: string): Promise<RangePoint[]>;
}
