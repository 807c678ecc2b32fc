import { accept, refuse, type Result } from '../../result.ts';
import { sampleRatio } from '../statistics/sample-ratio.ts';

export interface SplitAnswer {
  /** Natural logarithm of how much likelier another split is than the declared one. */
  logBayesFactor: number;
  alarm: boolean;
}

export type SplitRefusal = 'split_impossible' | 'counts_impossible';

/** Shares that are to add up to 1 may be written with this much rounding. */
const ROUNDING = 1e-6;

/** Whether the sizes of groups fit the split they were to have. */
export function splitOf(
  counts: readonly number[],
  split: readonly number[],
): Result<SplitAnswer, SplitRefusal> {
  const problem = splitProblem(counts, split);
  if (problem !== null)
    return refuse('split_impossible', problem, 'Give a share above 0 for each group; together they are 1.');
  const tested = sampleRatio(counts, split);
  if (tested.kind === 'insufficient')
    return refuse('counts_impossible', 'Nobody was counted.', 'Give whole numbers, at least one above 0.');
  return accept({ logBayesFactor: tested.logBayesFactor, alarm: tested.alarm });
}

function splitProblem(counts: readonly number[], split: readonly number[]): string | null {
  if (counts.length < 2) return 'A split takes at least two groups.';
  if (counts.length !== split.length)
    return `There are ${counts.length} groups and ${split.length} shares of the split.`;
  if (!split.every((share) => share > 0 && share < 1)) return `${split.join(', ')} are not shares above 0.`;
  const sum = split.reduce((total, share) => total + share, 0);
  return Math.abs(sum - 1) <= ROUNDING ? null : `The shares ${split.join(', ')} add up to ${sum}, not to 1.`;
}
