import type { AuditedHypothesis } from '../../../../core/contract/audited-hypothesis.ts';
import type { RangeMarks } from '../charts.ts';

/** What a range chart shows of a hypothesis; a difference is told from the share of those it is compared with. */
export function marksOf({ baseline, target, result }: AuditedHypothesis): RangeMarks {
  if (result === null) return { before: baseline, heldOut: null, target, got: null, range: null };
  const { counts, estimate } = result;
  const heldOut = shareOf(counts.control);
  const got = shareOf(counts.treatment);
  if (estimate === null) return { before: baseline, heldOut, target, got: null, range: null };
  const from = estimate.unit === 'difference' ? (heldOut ?? 0) : 0;
  const [low, high] = estimate.interval;
  return { before: baseline, heldOut, target, got, range: [clamp(from + low), clamp(from + high)] };
}

/** One axis for all of them, so that they can be compared: from 0 to a round share past the largest, with room for its mark. */
export function axisEnd(all: readonly RangeMarks[]): number {
  const values = all.flatMap(({ before, heldOut, target, got, range }) => [
    before,
    heldOut,
    target,
    got,
    range?.[1] ?? null,
  ]);
  const largest = Math.max(...values.map((value) => value ?? 0), 0.05);
  return Math.min(1, Math.ceil(largest * 20 + 0.2) / 20);
}

function shareOf(arm: { finished: number; reached: number } | null): number | null {
  return arm === null || arm.finished === 0 ? null : arm.reached / arm.finished;
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
