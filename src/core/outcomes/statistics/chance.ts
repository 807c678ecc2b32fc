import betaln from '@stdlib/math-base-special-betaln';
import { betaAbove, betaInterval, JEFFREYS, posterior, type Beta } from './beta.ts';
import { requireShare } from './parameters.ts';
import { isObserved, type Proportion } from './proportion.ts';

/** A probability for display, or the statement that there is nothing to take it from. */
export type Chance = { kind: 'chance'; value: number } | { kind: 'insufficient' };

const NOTHING_SEEN: Chance = { kind: 'insufficient' };
const INTERVALS = 400;
/** Share of the control's posterior that is integrated over. */
const CENTRAL_MASS = 1 - 1e-12;

/** P(share ≥ limit) under Jeffreys' prior. For display: it decides nothing. */
export function chanceAbove(limit: number, observed: Proportion): Chance {
  requireShare('limit', limit);
  if (!isObserved(observed)) return NOTHING_SEEN;
  return { kind: 'chance', value: betaAbove(limit, posterior(observed)) };
}

/** P(treatment − control ≥ limit) under independent beta priors, Jeffreys' unless given. For display. */
export function chanceOfDifference(
  limit: number,
  { treatment, control }: { treatment: Proportion; control: Proportion },
  prior: Beta = JEFFREYS,
): Chance {
  requireShare('|limit|', Math.abs(limit));
  if (!isObserved(treatment) || !isObserved(control)) return NOTHING_SEEN;
  const above = posterior(treatment, prior);
  const value = meanOver(posterior(control, prior), (share) => betaAbove(share + limit, above));
  return { kind: 'chance', value: Math.min(1, Math.max(0, value)) };
}

/**
 * Mean of `f` over a beta distribution by Simpson's rule. Integrated over the angle θ with share = sin²θ, where the
 * density is bounded for shapes from ½ on: at 0 of n the density of the share itself has no limit.
 */
function meanOver(beta: Beta, f: (share: number) => number): number {
  const [from, to] = betaInterval(beta, CENTRAL_MASS).map((share) => Math.asin(Math.sqrt(share))) as [
    number,
    number,
  ]; // an interval has two ends
  const step = (to - from) / INTERVALS;
  const lnB = betaln(beta.a, beta.b);
  let sum = 0;
  for (let at = 0; at <= INTERVALS; at += 1) {
    const angle = from + at * step;
    const weight = at === 0 || at === INTERVALS ? 1 : at % 2 === 1 ? 4 : 2;
    sum += weight * densityOfAngle(angle, beta, lnB) * f(Math.sin(angle) ** 2);
  }
  return (sum * step) / 3;
}

function densityOfAngle(angle: number, { a, b }: Beta, lnB: number): number {
  return 2 * Math.exp(scaledLog(2 * a - 1, Math.sin(angle)) + scaledLog(2 * b - 1, Math.cos(angle)) - lnB);
}

/** factor · ln value, with 0 · ln 0 = 0. */
function scaledLog(factor: number, value: number): number {
  return factor === 0 ? 0 : factor * Math.log(value);
}
