import { INSUFFICIENT, type Interval, type Proportion } from './proportion.ts';
import { wilson } from './wilson.ts';

/**
 * Two-sided interval of a difference of independent shares, treatment minus control, at `level` (0–1).
 * Source: Newcombe (1998), Stat Med 17:873–890, method 10 (hybrid score, no continuity correction).
 */
export function newcombe(treatment: Proportion, control: Proportion, level: number): Interval {
  const t = wilson(treatment, level);
  const c = wilson(control, level);
  if (t.kind === 'insufficient' || c.kind === 'insufficient') return INSUFFICIENT;
  const pT = treatment.successes / treatment.n;
  const pC = control.successes / control.n;
  const difference = pT - pC;
  return {
    kind: 'interval',
    low: difference - Math.hypot(pT - t.low, c.high - pC),
    high: difference + Math.hypot(t.high - pT, pC - c.low),
  };
}
