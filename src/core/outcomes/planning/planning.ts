/**
 * Sample sizes. Free of the distributions library, so that a form can plan on every keystroke: the two quantiles it
 * needs are constants, held against the library by a test.
 */

/** Share of wrong calls the safe band may make before the deadline, however often it is looked at. */
export const ALPHA_EARLY = 0.01;
/** Share of wrong calls the official reading may make, both directions together. */
export const ALPHA_FINAL = 0.04;
/** Φ⁻¹(1 − ALPHA_FINAL / 2). */
export const Z_FINAL = 2.053748910631823;
/** Φ⁻¹(0.8): a lift that is really there is proven in 8 of 10 cases. */
export const Z_POWER = 0.8416212335729143;
/** Halvings of an interval of length 1 until its ends agree to fifteen places. */
const HALVINGS = 50;

/** Finished records needed, per treatment arm and not rounded. */
export interface SampleSizes {
  /** Enough for a share exactly on target to exclude today's number. */
  nMin: number;
  /** Enough to prove a lift of the target's size in 8 of 10 cases. */
  nPlan: number;
  /** Enough that “nothing” and “target” hardly ever both still fit. */
  nDecisive: number;
}

/** Sizes for one arm read against a written number; shares between 0 and 1, in either direction. */
export function planOneArm({ baseline, target }: { baseline: number; target: number }): SampleSizes {
  const lift = target - baseline;
  const sd0 = Math.sqrt(baseline * (1 - baseline));
  return {
    nMin: squared((Z_FINAL * sd0) / lift),
    nPlan: oneArmSize(baseline, target, { alpha: Z_FINAL, power: Z_POWER }),
    nDecisive: oneArmSize(baseline, target, { alpha: Z_FINAL, power: Z_FINAL }),
  };
}

/**
 * Sizes of the treatment arm when a control is read beside it; `ratio` is control ÷ treatment, so the control needs
 * `ratio` times as many.
 */
export function planTwoArms(plan: { control: number; treatment: number; ratio: number }): SampleSizes {
  const { control, treatment, ratio } = plan;
  return {
    nMin: squared((Z_FINAL * unpooledSd(treatment, control, ratio)) / (treatment - control)),
    nPlan: twoArmSize(treatment, control, { ratio, alpha: Z_FINAL, power: Z_POWER }),
    nDecisive: twoArmSize(treatment, control, { ratio, alpha: Z_FINAL, power: Z_FINAL }),
  };
}

/** Sizes of the treatment arm for a difference of means; standard deviations come from history before the start. */
export function planMeans(plan: {
  lift: number;
  sdTreatment: number;
  sdControl: number;
  ratio: number;
}): SampleSizes {
  const variance = plan.sdTreatment ** 2 + plan.sdControl ** 2 / plan.ratio;
  const size = (z: number) => (z * z * variance) / plan.lift ** 2;
  return { nMin: size(Z_FINAL), nPlan: size(Z_FINAL + Z_POWER), nDecisive: size(2 * Z_FINAL) };
}

/** z values of the two errors a size is planned for. */
export interface PlanningQuantiles {
  alpha: number;
  power: number;
}

/** One-sample size of a share against a fixed one (normal approximation; the same as rpact's one-group rates). */
export function oneArmSize(p0: number, p1: number, z: PlanningQuantiles): number {
  const sd0 = Math.sqrt(p0 * (1 - p0));
  const sd1 = Math.sqrt(p1 * (1 - p1));
  return squared((z.alpha * sd0 + z.power * sd1) / (p1 - p0));
}

/** Size of the first of two arms, pooled under “no difference” (the same as R's power.prop.test at ratio 1). */
export function twoArmSize(p1: number, p2: number, plan: PlanningQuantiles & { ratio: number }): number {
  const pooled = (p1 + plan.ratio * p2) / (1 + plan.ratio);
  const sd0 = Math.sqrt((1 + 1 / plan.ratio) * pooled * (1 - pooled));
  return squared((plan.alpha * sd0 + plan.power * unpooledSd(p1, p2, plan.ratio)) / (p1 - p2));
}

/**
 * Smallest lift (0–1) that `n` finished records of the treatment arm prove in 8 of 10 cases: the lift whose planned
 * size is `n`, found by bisection. Null when not even the largest lift there can be would be proven.
 */
export function smallestProvableLift(plan: {
  n: number;
  baseline: number;
  direction: 'up' | 'down';
  control: { ratio: number } | null;
}): number | null {
  const { n, baseline, direction, control } = plan;
  const sign = direction === 'up' ? 1 : -1;
  const isProven = (lift: number) => plannedFor(baseline, baseline + sign * lift, control) <= n;
  let [missed, proven] = [0, direction === 'up' ? 1 - baseline : baseline];
  if (proven <= 0 || !isProven(proven)) return null;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (missed + proven) / 2;
    if (isProven(middle)) proven = middle;
    else missed = middle;
  }
  return proven;
}

function plannedFor(baseline: number, target: number, control: { ratio: number } | null): number {
  if (control === null) return planOneArm({ baseline, target }).nPlan;
  return planTwoArms({ control: baseline, treatment: target, ratio: control.ratio }).nPlan;
}

/** Weeks from the start until `n` have finished: the last of them joins, and has its window and grace. */
export function weeksUntilFinished(pace: {
  n: number;
  joinsPerWeek: number;
  windowDays: number;
  graceDays: number;
}): number {
  return pace.n / pace.joinsPerWeek + (pace.windowDays + pace.graceDays) / 7;
}

/** Records that will have finished by the deadline if they go on joining as they did; null before anybody could. */
export function forecastFinished(pace: {
  eligible: number;
  startsAt: number;
  joinsUntil: number;
  now: number;
}): number | null {
  const span = pace.joinsUntil - pace.startsAt;
  const elapsed = Math.min(pace.now, pace.joinsUntil) - pace.startsAt;
  if (span <= 0 || elapsed <= 0) return null;
  return (pace.eligible * span) / elapsed;
}

export function unpooledSd(p1: number, p2: number, ratio: number): number {
  return Math.sqrt(p1 * (1 - p1) + (p2 * (1 - p2)) / ratio);
}

/**
 * When this many records will have finished if they go on joining as they did (epoch ms), `finishesAfter` ms after
 * the last of them joined; null before anybody has.
 */
export function finishedAt(
  needed: number,
  pace: { eligible: number; startsAt: number; joinsUntil: number; finishesAfter: number; now: number },
): number | null {
  const elapsed = Math.min(pace.now, pace.joinsUntil) - pace.startsAt;
  if (elapsed <= 0 || pace.eligible === 0) return null;
  return pace.startsAt + (needed * elapsed) / pace.eligible + pace.finishesAfter;
}

function squared(value: number): number {
  return value * value;
}
