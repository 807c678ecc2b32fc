import type { MeasuredHypothesis } from '../../../core/contract/measure-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import {
  eligibleJoins,
  emptyTally,
  firstResultsAt,
  unreadRecords,
  type CohortTally,
} from '../../../core/outcomes/cohort/cohort.ts';
import type { CohortRule } from '../../../core/outcomes/cohort/cohort-rule.ts';
import type { DataProblem } from '../../../core/outcomes/verdict/data-problem.ts';
import { evidenceGrade } from '../../../core/outcomes/verdict/evidence.ts';
import { goalOf, type RequiredSizes } from '../../../core/outcomes/metric/goal.ts';
import { fittingLookBack } from '../../../core/outcomes/planning/look-back-fit.ts';
import { lookBackInShort } from '../../../core/outcomes/planning/look-back-words.ts';
import { finishedAt } from '../../../core/outcomes/planning/planning.ts';
import type {
  CohortCounts,
  EvidenceGrade,
  FrozenVerdict,
  GuardrailReading,
} from '../../../core/outcomes/verdict/reading.ts';
import { freeze } from '../../../core/outcomes/verdict/verdict.ts';
import type { Verdict } from '../../../core/outcomes/verdict/verdict-model.ts';
import { toInstant } from '../../../core/time.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Foundations } from './foundations.ts';
import { sizesOf } from './sizes-of.ts';
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

/** What came out of measuring, as far as it got. */
export interface Findings {
  verdict: Verdict;
  counts: CohortCounts;
  evidence?: EvidenceGrade;
  guardrail?: GuardrailReading | null;
  rule?: CohortRule;
  tally?: CohortTally;
  newRecords?: number;
  outcomesRead?: number;
}

/** The reading of a hypothesis from what was found, and its verdict where that has just become final. */
export function conclude(
  deps: PortalDeps,
  hypothesis: Hypothesis,
  occasion: Occasion,
  found: Findings,
): Measured {
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
