import { wordsOf } from './statement/phrases.ts';
import type { Token } from './statement/prose.ts';

/** What a number or a sentence can be about. */
export type Topic = 'purchase' | 'staying' | 'meeting' | 'mail' | 'form' | 'usage' | 'support' | 'opinion';

/** Words by what they are about; a word that could be about anything is in none. */
const WORDS: Record<Topic, ReadonlySet<string>> = {
  purchase: wordsOf(`
    bought buy buyer buyers buying buys order ordered ordering orders reorder reorders reordered purchase purchased
    purchases revenue sale sales spend spends spent basket baskets checkout cart carts deal deals won customer paid pay
    pays donate donated donation donations gift gifts closedwon amount upgrade upgraded upgrades quote quotes`),
  staying: wordsOf(`
    renew renewal renewals renewed renews churn churned churning churns cancel cancels cancelled cancellation
    cancellations lapse lapsed lapses retention subscription`),
  meeting: wordsOf(`
    meeting meetings demo demos appointment appointments call calls no-show no-shows visit visits attend attended
    attendance booked booking bookings rebook webinar event show shows`),
  mail: wordsOf(`
    open opens opened click clicks clicked reply replied replies unsubscribe unsubscribed unsubscribes newsletter
    newsletters inbox optout opted`),
  form: wordsOf(`
    form forms submit submits submitted submission submissions conversion converted download downloads downloaded
    register registered registration registrations sign-up sign-ups signup signups enrol enrolled enrolment enrolments
    enquiry enquiries`),
  usage: wordsOf(`
    activate activated activation login logins onboard onboarded onboarding setup import imports imported invite invites
    invited connect connected use uses used trial complete completed completion finish finished stall stalls product
    feature features session sessions`),
  support: wordsOf('ticket tickets complaint complaints complain support helpdesk refund refunds'),
  opinion: wordsOf(
    'review reviews rating ratings nps survey surveys recommend recommendation referral referrals',
  ),
};

const TOPICS = Object.entries(WORDS) as [Topic, ReadonlySet<string>][];

/** What a stretch of words is about; empty when nothing in it says so. */
export function topicsIn(tokens: readonly Token[]): ReadonlySet<Topic> {
  return new Set(
    TOPICS.filter(([, words]) => tokens.some(({ text }) => words.has(text))).map(([topic]) => topic),
  );
}
