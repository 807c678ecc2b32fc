import gammaln from '@stdlib/math-base-special-gammaln';
import { normalCdf } from './normal.ts';
import { demand } from './parameters.ts';

/** Whether the sizes of the arms fit the declared split; `logBayesFactor` is natural. */
export type SampleRatio =
  { kind: 'tested'; logBayesFactor: number; alarm: boolean } | { kind: 'insufficient' };

/** Evidence this many times as strong for another split than for the declared one raises the alarm. */
const ALARM_AT = 100;
/** Strength of the prior around the declared split: for lists of hundreds to thousands, not for millions of visits. */
const CONCENTRATION = 100;
/** Shares that are to add up to 1 may be written with this much rounding. */
const ROUNDING = 1e-6;

/**
 * Sequential test of a declared split, valid at every look: ln of the Dirichlet-multinomial Bayes factor.
 * Source: Lindon and Malek (arXiv:2011.03567). Throws `parameter_out_of_range` for a split that is none.
 */
export function sampleRatio(counts: readonly number[], split: readonly number[]): SampleRatio {
  requireSplit(counts, split);
  const isCounted = counts.every((count) => Number.isInteger(count) && count >= 0);
  if (!isCounted || counts.every((count) => count === 0)) return { kind: 'insufficient' };
  const logBayesFactor = logFactorAgainst(
    counts,
    split,
    split.map((share) => CONCENTRATION * share),
  );
  return { kind: 'tested', logBayesFactor, alarm: logBayesFactor >= Math.log(ALARM_AT) };
}

/** ln Bayes factor of Dirichlet(`prior`)-multinomial against the declared split. */
export function logFactorAgainst(
  counts: readonly number[],
  split: readonly number[],
  prior: readonly number[],
): number {
  const strength = sum(prior);
  const parts = counts.map((count, arm) => {
    const a = prior[arm] ?? NaN;
    const expected = count === 0 ? 0 : count * Math.log(split[arm] ?? NaN);
    return gammaln(a + count) - gammaln(a) - expected;
  });
  return gammaln(strength) - gammaln(strength + sum(counts)) + sum(parts);
}

/** p of Pearson's χ² (1 df) against a declared split of two arms: an ordinary test, valid at one look only. */
export function chiSquareP([a, b]: readonly [number, number], [toA, toB]: readonly [number, number]): number {
  requireSplit([a, b], [toA, toB]);
  const expected = (a + b) * toA;
  // With one degree of freedom χ² is the square of a standard normal z.
  return 2 * normalCdf(-Math.abs(a - expected) / Math.sqrt(expected * toB));
}

function requireSplit(counts: readonly number[], split: readonly number[]): void {
  demand(counts.length >= 2, 'counts', `${counts.length} of them`, 'be at least two');
  demand(split.length === counts.length, 'split', `${split.length}`, `have ${counts.length} shares`);
  demand(
    split.every((share) => share > 0 && share < 1),
    'split',
    split.join(', '),
    'be shares above 0',
  );
  demand(Math.abs(sum(split) - 1) <= ROUNDING, 'split', split.join(', '), 'add up to 1');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
