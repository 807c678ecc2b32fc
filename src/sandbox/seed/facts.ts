import type { GroundingState, UngroundedReason } from '../../core/grounding/states/judgement.ts';
import type { WorkflowClass } from '../../core/grounding/judgements.ts';
import type { VerdictState } from '../../core/outcomes/verdict/reading.ts';
import type { HypothesisKey } from './hypotheses.ts';
import type { WorkflowKey } from './ids.ts';
import { COHORTS, type CohortPlan } from './people/cohort.ts';
import { NEW_ADMINS } from './people/trials-and-admins.ts';

/** What must be found of one hypothesis when the demo has been replayed to the end. */
export interface CohortFacts {
  finished: number;
  reached: number;
  waiting: number;
  priorConverters: number;
  /** Joined before the start or too late; null where it depends on the hours of the joins. */
  outsideTime: number | null;
  state: VerdictState;
}

/** Planted in the seed, by the rules of who counts. The draft is not measured. */
export const COHORT_FACTS: Record<Exclude<HypothesisKey, 'oneNudge'>, CohortFacts> = {
  bursts: planted(COHORTS.bursts, 'validated'),
  winBack: planted(COHORTS.winBack, 'invalidated'),
  trialColleagues: {
    ...planted(COHORTS.trialColleagues, 'underpowered'),
    outsideTime: COHORTS.trialColleagues.beforeStart + COHORTS.trialColleagues.afterCutOff + NEW_ADMINS.trial,
  },
  startFromRole: {
    finished: 0,
    reached: 0,
    waiting: NEW_ADMINS.direct + NEW_ADMINS.trial,
    priorConverters: 0,
    outsideTime: null,
    state: 'too_early',
  },
};

/** What must be concluded of one workflow once the demo plan has been carried out. */
export interface WorkflowFacts {
  /** Null where the definition is closed to us. */
  class: WorkflowClass | null;
  /** Null for workflows that are off: they are not judged. */
  state: GroundingState | null;
  reason?: UngroundedReason;
}

const customer = (state: GroundingState | null, reason?: UngroundedReason): WorkflowFacts =>
  reason === undefined ? { class: 'customer_facing', state } : { class: 'customer_facing', state, reason };
const operational: WorkflowFacts = { class: 'operational', state: 'not_applicable' };
const unclassified: WorkflowFacts = { class: 'unclassified', state: 'unclassified' };
const off = (workflowClass: WorkflowClass): WorkflowFacts => ({ class: workflowClass, state: null });

export const WORKFLOW_FACTS: Record<WorkflowKey, WorkflowFacts> = {
  burstsWelcome: customer('grounded'),
  burstsChecklist: customer('grounded'),
  burstsText: customer('grounded'),
  trialNudge: customer('grounded'),
  trialColleagues: customer('grounded'),
  onboardingByRole: customer('grounded'),
  onboardingCheckIn: customer('grounded'),
  islandsTips: customer('inherited'),
  trialInvite: customer('inherited'),
  burstsMonthTwo: customer('inherited'),
  newsletterWelcome: customer('ungrounded', 'none'),
  eventFollowUp: customer('ungrounded', 'none'),
  referral: customer('ungrounded', 'none'),
  winBackDiscount: customer('ungrounded', 'refuted'),
  reEngage: customer('ungrounded', 'refuted'),
  oneOrderNudge: customer('ungrounded', 'draft_only'),
  priceChange: customer('exempt'),
  // Feeders take the worst state of what they feed.
  webinarForm: { class: 'feeder', state: 'ungrounded' },
  trialForm: { class: 'feeder', state: 'grounded' },
  orderConfirmation: { class: 'service_message', state: 'not_applicable' },
  leadRouting: operational,
  lifecycleStages: operational,
  countryFromPhone: operational,
  stuckDealAlert: operational,
  dealHandover: operational,
  companyTier: operational,
  // Custom code, which a person has said is internal.
  erpNumbers: operational,
  loyaltyPoints: unclassified,
  loyaltyDeals: unclassified,
  parcelUpdates: unclassified,
  birthdayLetters: { class: null, state: 'unknown' },
  oldNewsletter: off('customer_facing'),
  emptyManual: off('operational'),
  legacyScoring: off('unclassified'),
  surveyTool: off('unclassified'),
  summerSale: off('customer_facing'),
  salesSequence: off('customer_facing'),
  trialNudgeCopy: off('customer_facing'),
  emptyDeals: off('operational'),
  companyNames: off('operational'),
  satisfactionSurvey: off('customer_facing'),
  dormantTasks: off('operational'),
};

/** E-mails and unsubscribes of the last 30 days by the state of the workflow that sends them. */
export const SEND_FACTS = {
  grounded: { sent: 2988, unsubscribed: 17 },
  inherited: { sent: 1212, unsubscribed: 6 },
  ungrounded: { sent: 3640, unsubscribed: 58 },
  exempt: { sent: 0, unsubscribed: 0 },
  not_applicable: { sent: 90, unsubscribed: 0 },
  unknown: { sent: 60, unsubscribed: 0 },
} as const;

/** Findings that must be there: what says one thing and does another, and what is left behind. */
export const FINDING_FACTS: readonly {
  ruleId: string;
  workflow?: WorkflowKey;
  hypothesis?: HypothesisKey;
}[] = [
  { ruleId: 'SG301', workflow: 'trialNudge', hypothesis: 'trialColleagues' },
  { ruleId: 'SG303', workflow: 'onboardingCheckIn', hypothesis: 'startFromRole' },
  { ruleId: 'SG305', workflow: 'onboardingByRole', hypothesis: 'startFromRole' },
  { ruleId: 'SG502', workflow: 'winBackDiscount', hypothesis: 'winBack' },
  { ruleId: 'SG502', workflow: 'reEngage', hypothesis: 'winBack' },
  { ruleId: 'SG105', hypothesis: 'oneNudge' },
  { ruleId: 'SG504', hypothesis: 'startFromRole' },
];

function planted(plan: CohortPlan, state: VerdictState): CohortFacts {
  return {
    finished: plan.finished,
    reached: plan.reached,
    waiting: 0,
    priorConverters: plan.priorConverters,
    outsideTime: plan.beforeStart + plan.afterCutOff,
    state,
  };
}
