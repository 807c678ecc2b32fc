import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Result } from '../../../core/result.ts';

export type ReplaceReason = 'not_found' | 'conflict';

export interface HypothesisStore {
  /** Ordered by `createdAt`, then id. */
  list(portalId: string): Promise<Hypothesis[]>;
  get(portalId: string, id: string): Promise<Hypothesis | null>;
  /** Refused with `exists` when the id is taken: ids are never reused. */
  create(portalId: string, hypothesis: Hypothesis): Promise<Result<Hypothesis, 'exists'>>;
  /**
   * Replaces the stored hypothesis if it still has `seenVersion`; stores `next` with version `seenVersion + 1`.
   * The loser is told `conflict`, nothing is overwritten.
   */
  replace(
    portalId: string,
    seenVersion: number,
    next: Hypothesis,
  ): Promise<Result<Hypothesis, ReplaceReason>>;
}
