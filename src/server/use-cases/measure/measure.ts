import type { MeasuredHypothesis, MeasureReport } from '../../../core/contract/measure-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { isHoldoutHonoured } from '../../../core/outcomes/cohort/holdout-honoured.ts';
import type { FrozenVerdict } from '../../../core/outcomes/verdict/reading.ts';
import { byChance } from '../../../core/outcomes/verdict/by-chance.ts';
import { calibrationOf } from '../../../core/outcomes/verdict/calibration.ts';
import { toInstant } from '../../../core/time.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import { crowdedNotice } from '../crowded.ts';
import { inTurn } from '../in-turn.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { foundationsOf } from './foundations.ts';
import type { Measured, Occasion } from './conclude.ts';
import { measureHypothesis } from './measure-hypothesis.ts';
import { runningWorkflows } from './tell.ts';

type Failure = MeasureReport['failed'][number];

interface MeasureOptions {
  /** Only this one. */
  hypothesisId?: string | undefined;
  /** Told how many hypotheses have been measured. */
  onProgress?: (progress: { done: number; of: number }) => void;
}

/**
 * Measures every live hypothesis, or one: who has joined, what came of those who have finished, and what that says.
 * The reading is kept as the latest; a verdict that is final is fixed on the hypothesis. What one hypothesis or HubSpot
 * refuses keeps no other from being measured and is told in `failed`. A second call for the same portal waits for the
 * first to end. Throws faults of the store.
 */
export function measure(
  deps: PortalDeps,
  portalId: string,
  options: MeasureOptions = {},
): Promise<MeasureReport> {
  return inTurn(deps.store.ledger, `measure ${portalId}`, () => measureNow(deps, portalId, options));
}

async function measureNow(
  deps: PortalDeps,
  portalId: string,
  { hypothesisId, onProgress }: MeasureOptions,
): Promise<MeasureReport> {
  const now = deps.now();
  const report: MeasureReport = {
    schema: 'groundwork.measure/1',
    portalId,
    measuredAt: toInstant(now),
    hypotheses: [],
    calibration: null,
    byChance: null,
    notices: [],
    failed: [],
  };
  const all = await deps.store.hypotheses.list(portalId);
  const wanted = all.filter(({ id }) => hypothesisId === undefined || id === hypothesisId);
  if (hypothesisId !== undefined) report.failed.push(...notMeasurable(hypothesisId, wanted));
  const audit = await deps.store.audits.latest(portalId);
  const running = await runningWorkflows(deps.store, portalId, audit);
  const measurable = wanted.filter(isMeasurable);
  const foundations = foundationsOf(deps, portalId, measurable);
  for (const [done, hypothesis] of measurable.entries()) {
    onProgress?.({ done, of: measurable.length });
    const occasion = {
      ...{ portalId, now, foundations, runningWorkflows: running(hypothesis.id) },
      isHoldoutHonoured: isHoldoutHonoured(hypothesis, audit),
    };
    const outcome = await attempt(deps, hypothesis, occasion);
    if ('entry' in outcome) report.hypotheses.push(outcome.entry);
    if ('failure' in outcome) report.failed.push(outcome.failure);
  }
  const measured = await deps.store.hypotheses.list(portalId);
  report.calibration = calibrationOf(measured);
  report.byChance = byChance(measured);
  const crowded = await crowdedNotice(deps.store);
  if (crowded !== null) report.notices.push(crowded);
  return report;
}

function isMeasurable({ status, kind, start }: Hypothesis): boolean {
  return status === 'live' && kind === 'measured' && start !== null;
}

function notMeasurable(hypothesisId: string, [found]: readonly Hypothesis[]): Failure[] {
  if (found === undefined)
    return [
      {
        hypothesisId,
        title: '',
        code: 'hypothesis_not_found',
        message: `There is no hypothesis ${hypothesisId}.`,
        hint: 'Check the id; “export” lists them all.',
      },
    ];
  if (isMeasurable(found)) return [];
  const isReviewed = found.kind === 'reviewed';
  return [
    {
      hypothesisId,
      title: found.slots.title,
      code: 'hypothesis_not_live',
      message: `“${found.slots.title}” is ${isReviewed ? 'reviewed by people' : found.status}, so there is nothing to measure.`,
      hint: isReviewed
        ? 'Record what was decided instead.'
        : 'Only hypotheses that are running are measured.',
    },
  ];
}

type Attempt = { entry: MeasuredHypothesis } | { failure: Failure };

async function attempt(deps: PortalDeps, hypothesis: Hypothesis, occasion: Occasion): Promise<Attempt> {
  try {
    return await keep(deps, hypothesis, await measureHypothesis(deps, hypothesis, occasion), occasion);
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    const { code, message, hint } = error;
    return { failure: { hypothesisId: hypothesis.id, title: hypothesis.slots.title, code, message, hint } };
  }
}

/** Fixes a final verdict before the reading is kept: a reading must not tell of a verdict that somebody overtook. */
async function keep(
  { store }: PortalDeps,
  hypothesis: Hypothesis,
  { entry, final }: Measured,
  { portalId, now }: Occasion,
): Promise<Attempt> {
  if (final !== null) {
    const fixed = await fix(store, portalId, hypothesis, final, now);
    if (!fixed.ok) return { failure: overtaken(hypothesis) };
  }
  await store.readings.save(portalId, entry.reading);
  return { entry };
}

function fix(
  store: PortalDeps['store'],
  portalId: string,
  hypothesis: Hypothesis,
  verdict: FrozenVerdict,
  now: number,
) {
  const next = { ...hypothesis, verdict, updatedAt: toInstant(now) };
  return store.hypotheses.replace(portalId, hypothesis.version, next);
}

function overtaken({ id, slots }: Hypothesis): Failure {
  return {
    hypothesisId: id,
    title: slots.title,
    code: 'hypothesis_changed',
    message: `“${slots.title}” was changed while it was being measured, so its verdict was not fixed.`,
    hint: 'Measure again.',
  };
}
