import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import type { FrozenVerdict } from './reading.ts';

/** How what authors bet on their hypotheses at the start compares with what came of them. Shares lie between 0 and 1. */
export const Calibration = z.strictObject({
  /** Hypotheses with a bet whose result says yes or no. */
  hypotheses: z.int(),
  /** Brier score: mean squared distance between bet and result; 0 is perfect, always betting even gives 0.25. */
  brier: z.number(),
  /** What was bet on average, and how many came true. */
  bet: z.number(),
  cameTrue: z.number(),
  sentence: z.string(),
});
export type Calibration = z.infer<typeof Calibration>;

/** Fewer say more about luck than about judgement. */
const FEWEST = 10;

/** Yes or no; “can't tell” is neither. A real but smaller effect did not reach what was bet on. */
const CAME_TRUE: Partial<Record<FrozenVerdict['state'], number>> = {
  validated: 1,
  real_below_target: 0,
  invalidated: 0,
};

/** Calibration over all hypotheses of an account; null while there are too few to say anything. Brier (1950). */
export function calibrationOf(hypotheses: readonly Hypothesis[]): Calibration | null {
  const bets = hypotheses.flatMap(({ verdict, slots }) => {
    const outcome = verdict === null ? undefined : CAME_TRUE[verdict.state];
    return outcome === undefined || slots.confidence === null
      ? []
      : [{ bet: slots.confidence / 100, outcome }];
  });
  if (bets.length < FEWEST) return null;
  const mean = (of: (one: (typeof bets)[number]) => number) =>
    bets.reduce((sum, one) => sum + of(one), 0) / bets.length;
  const figures = {
    hypotheses: bets.length,
    brier: mean(({ bet, outcome }) => (bet - outcome) ** 2),
    bet: mean(({ bet }) => bet),
    cameTrue: mean(({ outcome }) => outcome),
  };
  return { ...figures, sentence: inWords(figures) };
}

function inWords({ hypotheses, brier, bet, cameTrue }: Omit<Calibration, 'sentence'>): string {
  const inHundred = (share: number) => `${Math.round(share * 100)} in 100`;
  const better = brier < EVEN ? 'better' : brier > EVEN ? 'worse' : 'no better';
  return `Of ${hypotheses} with a bet and a clear result, ${inHundred(cameTrue)} came true; ${inHundred(bet)} was bet on average. Brier score ${brier.toFixed(2)}: ${better} than betting even on each (${EVEN}).`;
}

const EVEN = 0.25;
