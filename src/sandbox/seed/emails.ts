import { DAY_MS } from '../../core/time.ts';
import type { WorldEmail } from '../portal/world.ts';
import type { Random } from './random.ts';

export interface EmailSeed {
  id: string;
  campaignId: string;
  name: string;
  subject: string;
  isTransactional?: boolean;
  /** Sent and unsubscribed in the last 30 days, and in the 30 days before. */
  recent: readonly [sent: number, unsubscribed: number];
  before: readonly [sent: number, unsubscribed: number];
}

/** Marketing e-mails by the names the workflows of the seed use. The last three go to segments by hand. */
export const EMAILS = {
  burstsWelcome1: email(
    '187204410021',
    'FTB 01.1 Welcome, short',
    'Your order, and one thing to try',
    [318, 2],
    [331, 3],
  ),
  burstsWelcome2: email('187204410340', 'FTB 01.2 One tip', 'The tip most people miss', [306, 1], [322, 2]),
  burstsWelcome3: email(
    '187204410777',
    'FTB 01.3 What others bought next',
    'What goes well with it',
    [291, 2],
    [309, 1],
  ),
  burstsChecklist: email(
    '187204412093',
    'FTB 02 Three-step checklist',
    'Three steps, two minutes',
    [297, 1],
    [305, 2],
  ),
  burstsText: email(
    '187210087541',
    'FTB 03 Email for people without a phone',
    'A short one',
    [268, 1],
    [254, 0],
  ),
  trialNudge1: email(
    '186110904412',
    'Trial nudge 1: invite one person',
    'Better with one more',
    [214, 2],
    [198, 1],
  ),
  trialNudge2: email(
    '186110904897',
    'Trial nudge 2: still alone?',
    'Still on your own in there?',
    [196, 1],
    [181, 2],
  ),
  trialColleagues: email('186730221658', 'Admins: ask a colleague', 'Who should see this?', [72, 0], [64, 1]),
  byRole1: email('188004127733', 'Role 1: where you start', 'Start here', [348, 2], [120, 1]),
  byRole2: email(
    '188004128240',
    'Role 2: what people like you do',
    'How others in your job use it',
    [322, 2],
    [74, 0],
  ),
  byRole3: email('188004129901', 'Role 3: six weeks in', 'Six weeks in', [214, 2], [31, 0]),
  onboardingCheckIn: email('188006630418', 'Onboarding check-in', 'All set up?', [142, 1], [60, 0]),
  islandsTips: email('187399045120', 'FTB tips (UK + IE)', 'Tips for week three', [486, 2], [472, 3]),
  trialInvite: email('187455120388', 'Invite your team', 'Your team is one click away', [88, 0], [79, 1]),
  monthTwo1: email('187206690114', 'FTB month two, part 1', 'Month two starts here', [342, 2], [330, 1]),
  monthTwo2: email('187206690582', 'FTB month two, part 2', 'The other half', [296, 2], [288, 2]),
  newsletterWelcome1: email(
    '120477310926',
    'Newsletter welcome 2023',
    'Welcome aboard!',
    [704, 12],
    [690, 13],
  ),
  newsletterWelcome2: email('120477311450', 'Newsletter welcome 2023 (2)', 'Our story', [536, 11], [548, 9]),
  eventFollowUp: email(
    '155490221877',
    'Event follow-up (copy 2)',
    'Thanks for joining us',
    [864, 17],
    [402, 8],
  ),
  oneOrderNudge: email('188511903342', 'One order nudge v3 FINAL', 'Come back soon?', [646, 9], [410, 7]),
  reEngage: email('137799210564', 'We miss you', 'It has been a while', [513, 6], [498, 8]),
  referral: email('149900871236', 'Refer a friend', 'Know someone?', [192, 2], [205, 3]),
  winBack1: email('186988302440', 'Win-back 15 % (1)', '15 % off, just for you', [101, 0], [388, 4]),
  winBack2: email(
    '186988302911',
    'Win-back 15 % (2) last chance',
    'Your code ends Sunday',
    [84, 1],
    [344, 6],
  ),
  priceChange: email('188133770295', 'Price change notice', 'Our prices change on the 1st', [0, 0], [612, 9]),
  orderConfirmation: {
    ...email('110224587130', 'Order confirmation', 'We have your order', [90, 0], [96, 0]),
    isTransactional: true,
  },
  birthday: email('159003441628', 'Birthday letter (VIP)', 'Happy birthday!', [60, 0], [55, 1]),
  oldNewsletter: email('101044882077', 'Newsletter welcome (old)', 'Hello!', [0, 0], [0, 0]),
  summerSale: email('160221776453', 'Summer sale: last days', 'Only until Sunday', [0, 0], [0, 0]),
  trialNudgeCopy: email('187099048165', 'Trial nudge 1 (copy)', 'Better with one more', [0, 0], [0, 0]),
  monthlyNews: email('188600412087', 'Monthly news', 'What is new', [2140, 11], [2095, 12]),
  earlyAccess: email('188601557320', 'Early access for customers', 'You are first', [912, 3], [0, 0]),
  meetup: email('188602230918', 'Dublin meet-up, save the date', 'See you in Dublin?', [164, 1], [0, 0]),
} satisfies Record<string, EmailSeed>;

export function toEmail(seed: EmailSeed, workflowNames: string[], now: number, random: Random): WorldEmail {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return {
    id: seed.id,
    name: seed.name,
    subject: seed.subject,
    isTransactional: seed.isTransactional ?? false,
    workflowNames,
    campaignId: seed.campaignId,
    daily: [...spread(seed.before, today, 31, random), ...spread(seed.recent, today, 1, random)],
  };
}

const BOUNCED = 0.015;

/**
 * 29 days of sending that end `newest` days before today, oldest first. Today and the day 30 days ago stay empty, so
 * that the sums of “the last 30 days” are the same wherever in the day somebody cuts.
 */
function spread(
  totals: readonly [number, number],
  today: number,
  newest: number,
  random: Random,
): WorldEmail['daily'] {
  const [sent, unsubscribed] = totals;
  if (sent === 0) return [];
  const weights = Array.from({ length: 29 }, () => 0.6 + random.next());
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let passed = 0;
  return weights.map((weight, index) => {
    const from = passed / sum;
    passed += weight;
    const to = index === 28 ? 1 : passed / sum;
    const share = (total: number) => Math.round(total * to) - Math.round(total * from);
    const bounced = Math.floor(sent * BOUNCED * to) - Math.floor(sent * BOUNCED * from);
    const day = today - (newest + 28 - index) * DAY_MS;
    return {
      day,
      sent: share(sent),
      delivered: share(sent) - bounced,
      unsubscribed: share(unsubscribed),
    };
  });
}

function email(
  id: string,
  name: string,
  subject: string,
  recent: readonly [number, number],
  before: readonly [number, number],
): EmailSeed {
  return {
    id,
    campaignId: String(300_000_000 + (Number(id.slice(-9)) % 90_000_000)),
    name,
    subject,
    recent,
    before,
  };
}
