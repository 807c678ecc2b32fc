import { CONTACT } from '../../core/object-type.ts';
import type { HypothesisContent, Prediction, Slots } from '../../core/hypotheses/hypothesis.ts';
import type { Metric } from '../../core/hypotheses/metric.ts';
import { addDays, dayOf } from '../../core/time.ts';
import { deadlineDay, TIME_ZONE, TIMINGS, type Timing } from './timing.ts';

export type HypothesisKey = keyof typeof TIMINGS | 'oneNudge';

const BOUGHT_AGAIN: Metric = {
  kind: 'property_condition',
  property: 'total_orders',
  operator: 'gte',
  values: ['2'],
  label: 'bought again',
};
const UNSUBSCRIBED: Metric = {
  kind: 'property_condition',
  property: 'hs_email_optout',
  operator: 'eq',
  values: ['true'],
  label: 'unsubscribed',
};

/** What the people of the demo account wrote down, with deadlines counted from `now` (epoch milliseconds). */
export function demoContents(now: number): Record<HypothesisKey, HypothesisContent> {
  const timed = (timing: Timing, metric: Metric, baseline: number, target: number) =>
    prediction(metric, [baseline, target], timing, deadlineDay(timing, now));
  const draftDeadline = addDays(dayOf(now, TIME_ZONE), 150);
  const returned: Metric = { kind: 'date_property', property: 'reactivated_at', label: 'ordered again' };
  const invited: Metric = {
    kind: 'date_property',
    property: 'first_colleague_date',
    label: 'brought a colleague',
  };
  const onboarded: Metric = { ...UNSUBSCRIBED, property: 'onboarded', label: 'onboarded' };
  return {
    bursts: content(BURSTS, timed(TIMINGS.bursts, BOUGHT_AGAIN, 0.12, 0.15)),
    winBack: content(WIN_BACK, timed(TIMINGS.winBack, returned, 0.12, 0.15)),
    trialColleagues: content(TRIAL_COLLEAGUES, timed(TIMINGS.trialColleagues, invited, 0.12, 0.18)),
    startFromRole: content(START_FROM_ROLE, timed(TIMINGS.startFromRole, onboarded, 0.31, 0.4)),
    oneNudge: content(
      ONE_NUDGE,
      prediction(BOUGHT_AGAIN, [0.2, 0.25], { windowDays: 45, graceDays: 2 }, draftDeadline),
    ),
  };
}

const BURSTS: Slots = {
  title: 'Bursts, not blasts',
  audience: 'first-time buyers',
  behaviour: 'drop off after week 2',
  because: 'we overwhelm them',
  approach: 'simplify their onboarding and deliver value in bursts, not blasts',
  expectation: 'more second purchases in month one',
  notDoing: 'No discount on the second order.',
  owner: 'Lifecycle marketing',
  evidence: 'The old welcome series sent nine emails in two weeks; clicks halved after the fourth.',
  salesNote: 'Gets three short emails in month one. Please add no offer of your own.',
  assumptions: [
    {
      text: 'People stop reading because there is too much, not because the product disappoints.',
      weakest: true,
    },
    { text: 'A second order within a month is worth having even without a subscription.', weakest: false },
  ],
  confidence: 60,
};

const WIN_BACK: Slots = {
  title: 'Win-back discount',
  audience: 'customers who have not ordered for 120 days',
  behaviour: 'put off their next order until they have forgotten us',
  because: 'a full-price bag feels like a risk after a long break',
  approach: 'offer 15 % off one order, with one reminder a week later',
  expectation: 'more orders within 30 days of lapsing',
  notDoing: 'No phone calls, and no second discount.',
  owner: 'Retention',
  evidence: 'In a survey of lapsed customers in spring, price came first among the reasons.',
  salesNote: 'May mention a 15 % code. It works once.',
  assumptions: [{ text: 'Price is what keeps lapsed customers away.', weakest: true }],
  confidence: 70,
};

const TRIAL_COLLEAGUES: Slots = {
  title: 'Trial colleagues',
  audience: 'trial admins who work alone',
  behaviour: 'let the trial run out',
  because: 'nobody else on their team has ever seen the product at work',
  approach: 'ask them twice in the first ten days to bring one colleague in',
  expectation: 'more trial admins whose first colleague joins within 30 days',
  notDoing: 'No longer trials.',
  owner: 'Product marketing',
  evidence: 'Teams of two or more bought three times as often last year.',
  salesNote: 'Ask who else should see it.',
  assumptions: [{ text: 'Admins know a colleague they could ask.', weakest: true }],
  confidence: 55,
};

const START_FROM_ROLE: Slots = {
  title: 'Start from the role',
  audience: 'new account admins',
  behaviour: 'stall in their first two weeks',
  because: 'the setup guide talks about functions their job never needs',
  approach: 'begin each guide with what people in the same job do first',
  expectation: 'more admins who are onboarded within 30 days',
  notDoing: 'No live training.',
  owner: 'Onboarding',
  evidence: 'Office managers skip four of the seven steps.',
  salesNote: 'Sees a guide made for the job they gave at sign-up.',
  assumptions: [{ text: 'The job people give at sign-up is the one they do.', weakest: true }],
  confidence: 50,
};

const ONE_NUDGE: Slots = {
  title: 'One nudge is enough',
  audience: 'customers with exactly one order',
  behaviour: 'wait too long before they order again',
  because: 'they only notice the empty bag when it is too late for breakfast',
  approach: 'remind them once, on the day their bag should run out',
  expectation: 'more second orders within 45 days',
  notDoing: 'No series of reminders.',
  owner: 'Lifecycle marketing',
  evidence: 'Half of all second orders come between day 18 and day 26.',
  salesNote: '',
  assumptions: [{ text: 'One person drinks one bag in three weeks.', weakest: true }],
  confidence: null,
};

function content(slots: Slots, outcome: Prediction): HypothesisContent {
  return {
    kind: 'measured',
    objectTypeId: CONTACT,
    slots,
    prediction: outcome,
    exposureSource: 'list',
    holdoutShare: null,
    reviewOn: null,
  };
}

function prediction(
  metric: Metric,
  [baseline, target]: readonly [number, number],
  { windowDays, graceDays }: Pick<Timing, 'windowDays' | 'graceDays'>,
  deadline: string,
): Prediction {
  return {
    metric,
    direction: 'up',
    baseline,
    target,
    windowDays,
    graceDays,
    deadline,
    guardrail: UNSUBSCRIBED,
  };
}
