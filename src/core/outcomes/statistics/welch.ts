import { requireOpenShare } from './parameters.ts';
import { isSampled, standardErrorOf, type Sample } from './sample.ts';
import { studentQuantile, studentTwoSidedP } from './student.ts';

/** A difference of means: interval, test statistic, degrees of freedom (fractional) and two-sided p. */
export type WelchResult =
  | { kind: 'interval'; low: number; high: number; t: number; df: number; p: number }
  | { kind: 'insufficient' };

/**
 * Two-sided interval of a difference of means, treatment minus control, at `level` (0–1); variances may differ.
 * Without numbers below two values an arm, and when nothing varies. Source: Welch (1947), Biometrika 34:28–35.
 */
export function welch(treatment: Sample, control: Sample, level: number): WelchResult {
  requireOpenShare('level', level);
  if (!isSampled(treatment) || !isSampled(control)) return { kind: 'insufficient' };
  const se = standardErrorOf(treatment, control);
  if (se === 0) return { kind: 'insufficient' };
  const difference = treatment.mean - control.mean;
  const df = degreesOfFreedom(treatment, control);
  const half = studentQuantile((1 + level) / 2, df) * se;
  const t = difference / se;
  return {
    kind: 'interval',
    low: difference - half,
    high: difference + half,
    t,
    df,
    p: studentTwoSidedP(t, df),
  };
}

/** Welch and Satterthwaite's degrees of freedom. */
function degreesOfFreedom(treatment: Sample, control: Sample): number {
  const [vT, vC] = [treatment.variance / treatment.n, control.variance / control.n];
  return (vT + vC) ** 2 / (vT ** 2 / (treatment.n - 1) + vC ** 2 / (control.n - 1));
}
