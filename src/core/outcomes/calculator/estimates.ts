import { accept, refuse, type Refusal, type Result } from '../../result.ts';
import type { Estimate, SafeBand } from '../verdict/reading.ts';
import { bernoulliBand } from '../statistics/bernoulli-band.ts';
import { newcombe } from '../statistics/newcombe.ts';
import { isObserved, type Interval, type Proportion } from '../statistics/proportion.ts';
import { wilson } from '../statistics/wilson.ts';

/** An estimate with the ends of its interval or band: shares (0–1), or a difference of shares. */
export interface EstimateAnswer {
  estimate: number;
  low: number;
  high: number;
  method: (Estimate | SafeBand)['method'];
}

export type CountsRefusal = 'counts_impossible';

/** Wilson's interval of a share. */
export function intervalOf(observed: Proportion, level: number): Result<EstimateAnswer, CountsRefusal> {
  return answer(wilson(observed, level), shareOf(observed), 'wilson', [observed]);
}

/** Newcombe's interval (method 10) of treatment minus control. */
export function differenceOf(
  { treatment, control }: { treatment: Proportion; control: Proportion },
  level: number,
): Result<EstimateAnswer, CountsRefusal> {
  const difference = shareOf(treatment) - shareOf(control);
  return answer(newcombe(treatment, control, level), difference, 'newcombe', [treatment, control]);
}

/** The exact always-valid band of a share, narrowest at `tOpt` records. */
export function bandOf(
  observed: Proportion,
  { level, tOpt }: { level: number; tOpt: number },
): Result<EstimateAnswer, CountsRefusal> {
  const band = bernoulliBand(observed, { alpha: 1 - level, tOpt });
  return answer(band, shareOf(observed), 'bernoulli', [observed]);
}

/** Refuses counts nobody can have observed, and none at all. */
function impossibleCounts(observed: readonly Proportion[]): Refusal<CountsRefusal> {
  const wrong = observed.find((one) => !isObserved(one)) ?? { successes: 0, n: 0 };
  return refuse(
    'counts_impossible',
    `${wrong.successes} of ${wrong.n} is not something that can have been observed.`,
    'Give whole numbers with 0 ≤ successes ≤ n and n of at least 1.',
  );
}

function answer(
  interval: Interval,
  estimate: number,
  method: EstimateAnswer['method'],
  observed: readonly Proportion[],
): Result<EstimateAnswer, CountsRefusal> {
  if (interval.kind === 'insufficient') return impossibleCounts(observed);
  return accept({ estimate, low: interval.low, high: interval.high, method });
}

function shareOf({ successes, n }: Proportion): number {
  return successes / n;
}
