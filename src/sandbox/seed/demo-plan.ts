import type { AttachableRef } from '../../core/asset.ts';
import type { AttachmentRole, WorkflowClass } from '../../core/grounding/judgements.ts';
import type { HypothesisContent } from '../../core/hypotheses/hypothesis.ts';
import { addDays, dayOf } from '../../core/time.ts';
import { demoContents, type HypothesisKey } from './hypotheses.ts';
import { LISTS, WORKFLOWS, type ListKey, type WorkflowKey } from './ids.ts';
import { TIME_ZONE, TIMINGS } from './timing.ts';

/**
 * What people of the demo account do with Groundwork, for the use-cases to carry out. Ages are whole days before now;
 * on one day things are done in the order of writing, attaching, starting.
 */
export interface DemoPlan {
  hypotheses: DemoHypothesis[];
  exemptions: { asset: AttachableRef; reason: string; daysAgo: number; until: string }[];
  classOverrides: { workflowId: string; class: WorkflowClass; reason: string; daysAgo: number }[];
}

export interface DemoHypothesis {
  key: HypothesisKey;
  content: HypothesisContent;
  /** When it is written and attached. */
  createdDaysAgo: number;
  /** When it is started; null for what stays a draft. */
  startDaysAgo: number | null;
  attachments: { asset: AttachableRef; role: AttachmentRole }[];
}

/** Who acts in the demo. */
export const DEMO_ACTOR = 'demo';

/** The plan for a portal whose clock ends at `now` (epoch milliseconds). */
export function demoPlan(now: number): DemoPlan {
  const contents = demoContents(now);
  return {
    hypotheses: SCHEDULE.map(({ key, createdDaysAgo, startDaysAgo, lists, workflows }) => ({
      key,
      content: contents[key],
      createdDaysAgo,
      startDaysAgo,
      attachments: [...lists.map(treatment), ...workflows.map(tactic)],
    })),
    exemptions: [
      {
        asset: { kind: 'workflow', id: WORKFLOWS.priceChange },
        reason: 'A notice the contract asks for: everybody with a subscription has to get it.',
        daysAgo: 43,
        until: addDays(dayOf(now, TIME_ZONE), 120),
      },
    ],
    classOverrides: [
      {
        workflowId: WORKFLOWS.erpNumbers,
        class: 'operational',
        reason: 'Looks up a customer number; nobody is written to.',
        daysAgo: 100,
      },
    ],
  };
}

interface Schedule {
  key: HypothesisKey;
  createdDaysAgo: number;
  startDaysAgo: number | null;
  lists: ListKey[];
  workflows: WorkflowKey[];
}

const SCHEDULE: readonly Schedule[] = [
  {
    key: 'bursts',
    createdDaysAgo: 141,
    startDaysAgo: TIMINGS.bursts.startDaysAgo,
    lists: ['firstTimeBuyers'],
    workflows: ['burstsWelcome', 'burstsChecklist', 'burstsText'],
  },
  {
    key: 'winBack',
    createdDaysAgo: 131,
    startDaysAgo: TIMINGS.winBack.startDaysAgo,
    lists: ['lapsed'],
    workflows: ['winBackDiscount', 'reEngage'],
  },
  {
    key: 'trialColleagues',
    createdDaysAgo: 121,
    startDaysAgo: TIMINGS.trialColleagues.startDaysAgo,
    lists: ['trialAdmins'],
    workflows: ['trialNudge', 'trialColleagues'],
  },
  {
    key: 'startFromRole',
    createdDaysAgo: 21,
    startDaysAgo: TIMINGS.startFromRole.startDaysAgo,
    lists: ['newAdmins'],
    workflows: ['onboardingByRole', 'onboardingCheckIn'],
  },
  {
    // Its first list empties itself, its second one has been deleted since.
    key: 'oneNudge',
    createdDaysAgo: 40,
    startDaysAgo: null,
    lists: ['oneOrder', 'importedOneOrder'],
    workflows: ['oneOrderNudge'],
  },
];

function treatment(key: ListKey): DemoHypothesis['attachments'][number] {
  return { asset: { kind: 'list', id: LISTS[key] }, role: 'treatment' };
}

function tactic(key: WorkflowKey): DemoHypothesis['attachments'][number] {
  return { asset: { kind: 'workflow', id: WORKFLOWS[key] }, role: 'tactic' };
}
