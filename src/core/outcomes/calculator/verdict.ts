import { accept, refuse, type Result } from '../../result.ts';
import { chanceBeside } from '../verdict/chance-beside.ts';
import { NOBODY } from '../cohort/cohort.ts';
import { goalFrom, NOTHING_FIXED, requiredSizes, type Goal, type GoalRefusal } from '../metric/goal.ts';
import { observedShareOrDifference, safeBand } from '../verdict/lift.ts';
import type { CohortCounts, VerdictReason, VerdictState, VerdictTag } from '../verdict/reading.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { verdictOf } from '../verdict/verdict.ts';
import type { Verdict, VerdictInput } from '../verdict/verdict-model.ts';
import type { CountsRefusal, EstimateAnswer } from './estimates.ts';

export interface VerdictQuestion {
  treatment: Proportion;
  /** A compared group, or null when a written number is compared with. */
  control: Proportion | null;
  baseline: number;
  target: number;
  at: 'deadline' | 'running';
  /** Planned share of the compared group (0–1, both excluded). */
  holdout: number;
}

/** What the verdict table says of counts; the interval is that of the official reading, which is read only once. */
export interface VerdictAnswer {
  state: VerdictState;
  reason: VerdictReason;
  row: number;
  sentence: string;
  interval: EstimateAnswer | null;
  band: EstimateAnswer | null;
  chanceAtOrAboveTarget: number | null;
  tags: VerdictTag[];
}

/** Judges counts as a hypothesis with this goal would be judged, planned for now and never changed. */
export function verdictOn(question: VerdictQuestion): Result<VerdictAnswer, GoalRefusal | CountsRefusal> {
  const goal = goalFrom(question.baseline, question.target);
  if (!goal.ok) return goal;
  const wrong = [question.treatment, question.control].find((one) => one !== null && !isCounted(one));
  if (wrong !== undefined && wrong !== null)
    return refuse(
      'counts_impossible',
      `${wrong.successes} of ${wrong.n} is not something that can have been observed.`,
      'Give whole numbers with 0 ≤ successes ≤ n.',
    );
  const input = inputFor(question, goal.value);
  return accept(answerFor(input, verdictOf(input)));
}

/** Nobody finished is an answer too; more reached than finished is not. */
function isCounted({ successes, n }: Proportion): boolean {
  return Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n;
}

function inputFor({ treatment, control, at, holdout }: VerdictQuestion, goal: Goal): VerdictInput {
  const counts = countsFrom(treatment, control);
  const split = control === null ? null : { ratio: holdout / (1 - holdout) };
  const sizes = requiredSizes(goal, NOTHING_FIXED, split);
  return {
    // Only the order of these moments matters: counts have no calendar.
    startsAt: 0,
    deadlineAt: 1,
    now: at === 'deadline' ? 2 : 1,
    frozen: null,
    problem: null,
    counts,
    eligible: Math.max(1, treatment.n),
    isComplete: true,
    goal,
    sizes,
    means: null,
    band: safeBand(counts, sizes.bandBestAt),
    isAmended: false,
    forecast: null,
  };
}

function countsFrom(treatment: Proportion, control: Proportion | null): CohortCounts {
  const arm = ({ successes, n }: Proportion) => ({ finished: n, reached: successes });
  return {
    ...NOBODY,
    treatment: arm(treatment),
    control: control === null ? null : arm(control),
  };
}

function answerFor(input: VerdictInput, verdict: Verdict): VerdictAnswer {
  const { counts, goal, sizes } = input;
  const { state, reason, row, tags, estimate, band } = verdict;
  const value = observedShareOrDifference(counts);
  const sentence = sentenceOf({
    ...{ verdict, counts, goal, sizes, isComplete: true, startsAt: 0, deadlineAt: null, windowDays: 0 },
    evidence: counts.control === null ? 'rose_from' : 'compared_with',
    ...{ firstResultsAt: null, enoughAt: null, runningWorkflows: null, changed: null, timeZone: 'UTC' },
    noun: { one: 'person', many: 'people' },
  });
  return {
    ...{ state, reason, row, sentence },
    interval: estimate === null || value === null ? null : spread(estimate, value),
    band: band === null || value === null ? null : spread(band, value),
    chanceAtOrAboveTarget: chanceBeside(row, counts, goal),
    tags,
  };
}

function spread<Method extends string>(
  { interval: [low, high], method }: { interval: [number, number]; method: Method },
  estimate: number,
) {
  return { estimate, low, high, method };
}
