import type { MeasuredHypothesis } from '../../../core/contract/measure-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import {
  countsOf,
  eligibleJoins,
  emptyTally,
  firstResultsAt,
  NOBODY,
  unreadRecords,
  type CohortTally,
} from '../../../core/outcomes/cohort.ts';
import type { CohortRule } from '../../../core/outcomes/cohort-rule.ts';
import { isAmended } from '../../../core/outcomes/confirmed.ts';
import type { DataProblem } from '../../../core/outcomes/data-problem.ts';
import { evidenceGrade } from '../../../core/outcomes/evidence.ts';
import { goalOf, NOTHING_FIXED, requiredSizes, type RequiredSizes } from '../../../core/outcomes/goal.ts';
import { safeBand } from '../../../core/outcomes/lift.ts';
import { finishedAt, forecastFinished } from '../../../core/outcomes/planning.ts';
import { readGuardrail } from '../../../core/outcomes/guardrail.ts';
import { lookBackInShort } from '../../../core/outcomes/look-back-words.ts';
import { fittingLookBack } from '../../../core/outcomes/look-back-fit.ts';
import type {
  CohortCounts,
  EvidenceGrade,
  FrozenVerdict,
  GuardrailReading,
} from '../../../core/outcomes/reading.ts';
import { alreadyDecided, freeze, verdictBeforeCounting, verdictOf } from '../../../core/outcomes/verdict.ts';
import type { Verdict } from '../../../core/outcomes/verdict-model.ts';
import { toInstant } from '../../../core/time.ts';
import { checkSetup, type Setup } from './check-setup.ts';
import { findProblem } from './find-problem.ts';
import type { Foundations } from './foundations.ts';
import type { PortalDeps } from '../portal-deps.ts';
import { pollJoins } from './poll-joins.ts';
import { readOutcomes } from './read-outcomes.ts';
import { toReading, type ReadingParts } from './tell.ts';

/** Where and when a hypothesis is measured. */
export interface Occasion {
  portalId: string;
  /** Epoch milliseconds, the same for the whole run. */
  now: number;
  runningWorkflows: number | null;
  /** Whether held-out people are known to be kept from every message; null while that is not established. */
  isHoldoutHonoured: boolean | null;
  foundations: Foundations;
}

/** A measured hypothesis and, when its verdict became final just now, that verdict. */
export interface Measured {
  entry: MeasuredHypothesis;
  final: FrozenVerdict | null;
}

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
    guardrail: watchedBeside(hypothesis, setup, tally),
    tally,
    newRecords,
    outcomesRead,
    rule: setup.rule,
  });
}

function judge(
  hypothesis: Hypothesis,
  { rule, goal }: Setup,
  { tally, problem }: { tally: CohortTally; problem: DataProblem | null },
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

function sizesOf(hypothesis: Hypothesis, hasControl: boolean, goal: Setup['goal']): RequiredSizes {
  const { start, holdoutShare } = hypothesis;
  const held = holdoutShare ?? 0;
  const ratio = held > 0 ? held / (1 - held) : 1;
  return requiredSizes(goal, start ?? NOTHING_FIXED, hasControl ? { ratio } : null);
}

/** What came out of measuring, as far as it got. */
interface Findings {
  verdict: Verdict;
  counts: CohortCounts;
  evidence?: EvidenceGrade;
  guardrail?: GuardrailReading | null;
  rule?: CohortRule;
  tally?: CohortTally;
  newRecords?: number;
  outcomesRead?: number;
}

function conclude(deps: PortalDeps, hypothesis: Hypothesis, occasion: Occasion, found: Findings): Measured {
  const { verdict, counts, tally = emptyTally(), rule, newRecords = 0, outcomesRead = 0 } = found;
  const { guardrail = null } = found;
  const goal = goalOf(hypothesis.prediction);
  const evidence = found.evidence ?? gradeOf(hypothesis, counts, { verdict, occasion });
  const sizes = goal.ok ? sizesOf(hypothesis, counts.control !== null, goal.value) : null;
  const parts: ReadingParts = {
    verdict,
    counts,
    evidence,
    guardrail,
    now: occasion.now,
    timeZone: deps.timeZone,
    goal: goal.ok ? goal.value : null,
    sizes,
    enoughAt: rule === undefined || sizes === null ? null : enoughAt(sizes, tally, rule, occasion.now),
    isComplete: unreadRecords(tally) === 0,
    runningWorkflows: occasion.runningWorkflows,
    firstResultsAt: rule === undefined ? null : firstResultsAt(tally, rule, occasion.now),
  };
  const isNew = verdict.isFinal && hypothesis.verdict === null;
  const final = isNew
    ? freeze(verdict, { frozenAt: toInstant(occasion.now), counts, evidence, guardrail })
    : null;
  const entry = {
    ...describe(hypothesis),
    problem: toldProblem(verdict.problem),
    newRecords,
    outcomesRead,
    becameFinal: isNew,
    unreadRecords: unreadRecords(tally),
    lookBack: toldLookBack(hypothesis, deps.timeZone),
    confidence: hypothesis.slots.confidence,
    reading: toReading(hypothesis, parts),
  };
  return { entry, final };
}

/** The question goes with the reading. */
function toldProblem(problem: DataProblem | null): MeasuredHypothesis['problem'] {
  if (problem === null) return null;
  const { code, message, hint } = problem;
  return { code, message, hint };
}

/** What those did who joined before the start: it fills the weeks until the first people finish. */
function toldLookBack(hypothesis: Hypothesis, timeZone: string): MeasuredHypothesis['lookBack'] {
  const lookBack = fittingLookBack(hypothesis, []);
  return lookBack === null ? null : { ...lookBack, sentence: lookBackInShort(lookBack, timeZone) };
}

/** What is watched beside the outcome; null where nothing is, or while nobody has finished. */
function watchedBeside(
  hypothesis: Hypothesis,
  { rule, guardrailProblem }: Setup,
  tally: CohortTally,
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
  });
}

/** When the planned number will have finished at the pace so far: what would have been a workable deadline. */
function enoughAt({ nPlan, ratio }: RequiredSizes, tally: CohortTally, rule: CohortRule, now: number) {
  const planned = rule.hasControl ? nPlan * (1 + ratio) : nPlan;
  return finishedAt(planned, { ...rule, eligible: eligibleJoins(tally), now });
}

/** Groups that are not as declared were not sorted by lot alone. */
function gradeOf(
  { exposureSource }: Hypothesis,
  { control }: CohortCounts,
  { verdict, occasion }: { verdict: Verdict; occasion: Occasion },
): EvidenceGrade {
  const isHoldoutHonoured = verdict.problem?.code === 'srm' ? false : occasion.isHoldoutHonoured;
  return evidenceGrade({ exposureSource, hasControl: control !== null, isHoldoutHonoured });
}

function describe({ id, slots, objectTypeId, prediction }: Hypothesis) {
  const {
    direction = 'up',
    baseline = null,
    target = null,
    deadline = null,
    windowDays = null,
  } = prediction ?? {};
  return {
    hypothesisId: id,
    title: slots.title,
    objectTypeId,
    direction,
    baseline,
    target,
    deadline,
    windowDays,
  };
}
