import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import {
  countsOf,
  eligibleJoins,
  NOBODY,
  unreadRecords,
  type CohortTally,
} from '../../../core/outcomes/cohort/cohort.ts';
import { isAmended } from '../../../core/outcomes/verdict/confirmed.ts';
import type { DataProblem } from '../../../core/outcomes/verdict/data-problem.ts';
import { readGuardrail } from '../../../core/outcomes/verdict/guardrail.ts';
import { safeBand } from '../../../core/outcomes/verdict/lift.ts';
import { fittingLookBack } from '../../../core/outcomes/planning/look-back-fit.ts';
import { forecastFinished } from '../../../core/outcomes/planning/planning.ts';
import type { FrozenVerdict, GuardrailReading } from '../../../core/outcomes/verdict/reading.ts';
import { alreadyDecided, verdictBeforeCounting, verdictOf } from '../../../core/outcomes/verdict/verdict.ts';
import type { Verdict } from '../../../core/outcomes/verdict/verdict-model.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { checkSetup, type Setup } from './check-setup.ts';
import { conclude, type Measured, type Occasion } from './conclude.ts';
import { findProblem } from './find-problem.ts';
import { pollJoins } from './poll-joins.ts';
import { readOutcomes } from './read-outcomes.ts';
import { sizesOf } from './sizes-of.ts';

/** Measures one started hypothesis. Throws HubSpotError when HubSpot does not answer. */
export async function measureHypothesis(
  deps: PortalDeps,
  hypothesis: Hypothesis,
  occasion: Occasion,
): Promise<Measured> {
  if (hypothesis.verdict !== null) return decidedBefore(deps, hypothesis, hypothesis.verdict, occasion);
  // Whatever keeps it from a verdict, who joins is kept: people who leave a segment cannot be read later.
  const newRecords = await readJoins(deps, hypothesis, occasion);
  const check = await checkSetup(occasion.foundations, hypothesis, deps.timeZone);
  if (check.ok) return measureSound(deps, hypothesis, check.setup, { ...occasion, newRecords });
  const verdict = verdictBeforeCounting(check.problem);
  const last = await deps.store.readings.latest(occasion.portalId, hypothesis.id);
  return conclude(deps, hypothesis, occasion, { verdict, counts: last?.counts ?? NOBODY, newRecords });
}

/** Answers how many records are new in the ledger. */
async function readJoins(
  deps: PortalDeps,
  hypothesis: Hypothesis,
  { portalId, foundations }: Occasion,
): Promise<number> {
  if (hypothesis.exposureSource !== 'list') return 0;
  const found = [...(await foundations.lists()).values()];
  const fitting = found.filter(({ objectTypeId }) => objectTypeId === hypothesis.objectTypeId);
  const before = await deps.store.ledger.count(portalId, hypothesis.id);
  await pollJoins(deps, portalId, hypothesis, new Set(fitting.map(({ listId }) => listId)));
  return (await deps.store.ledger.count(portalId, hypothesis.id)) - before;
}

function decidedBefore(
  deps: PortalDeps,
  hypothesis: Hypothesis,
  frozen: FrozenVerdict,
  occasion: Occasion,
): Measured {
  const { counts, evidence, guardrail = null } = frozen;
  return conclude(deps, hypothesis, occasion, {
    verdict: alreadyDecided(frozen),
    ...{ counts, evidence, guardrail },
  });
}

async function measureSound(
  deps: PortalDeps,
  hypothesis: Hypothesis,
  setup: Setup,
  occasion: Occasion & { newRecords: number },
): Promise<Measured> {
  const { portalId, now, newRecords } = occasion;
  const { id: hypothesisId, objectTypeId } = hypothesis;
  const { rule, metric, guardrail } = setup;
  const question = { portalId, hypothesisId, objectTypeId, now, rule, metric, guardrail };
  const { tally, outcomesRead } = await readOutcomes(deps, question);
  const problem = await findProblem(deps, hypothesis, { ...occasion, rule: setup.rule, tally });
  return conclude(deps, hypothesis, occasion, {
    verdict: judge(hypothesis, setup, { tally, problem }, now),
    counts: countsOf(tally, setup.rule),
    guardrail: watchedBeside(hypothesis, setup, { tally, problem }, now),
    tally,
    newRecords,
    outcomesRead,
    rule: setup.rule,
  });
}

/** What was counted, and what keeps that from a verdict. */
interface Counted {
  tally: CohortTally;
  problem: DataProblem | null;
}

function judge(
  hypothesis: Hypothesis,
  { rule, goal }: Setup,
  { tally, problem }: Counted,
  now: number,
): Verdict {
  const eligible = eligibleJoins(tally);
  const counts = countsOf(tally, rule);
  const sizes = sizesOf(hypothesis, rule.hasControl, goal);
  return verdictOf({
    now,
    startsAt: rule.startsAt,
    deadlineAt: rule.deadlineAt,
    frozen: null,
    problem,
    counts,
    eligible,
    isComplete: unreadRecords(tally) === 0,
    goal,
    sizes,
    means: null,
    band: safeBand(counts, sizes.bandBestAt),
    isAmended: isAmended(hypothesis.amendments),
    forecast: forecastFinished({ eligible, startsAt: rule.startsAt, joinsUntil: rule.joinsUntil, now }),
  });
}

/** What is watched beside the outcome; null where nothing is, or while nobody has finished. */
function watchedBeside(
  hypothesis: Hypothesis,
  { rule, goal, guardrailProblem }: Setup,
  { tally, problem }: Counted,
  now: number,
): GuardrailReading | null {
  const label = hypothesis.prediction?.guardrail?.label;
  const { treatment, control } = countsOf(tally, rule);
  if (label === undefined || treatment.finished + (control?.finished ?? 0) === 0) return null;
  return readGuardrail({
    label,
    treatment: tally.guardrail.treatment,
    control: rule.hasControl ? tally.guardrail.control : null,
    before: fittingLookBack(hypothesis, [])?.guardrail ?? null,
    problem: guardrailProblem,
    isComparable: problem === null && unreadRecords(tally) === 0,
    isOfficial: now > rule.deadlineAt && !isAmended(hypothesis.amendments),
    bandBestAt: sizesOf(hypothesis, rule.hasControl, goal).bandBestAt,
  });
}
