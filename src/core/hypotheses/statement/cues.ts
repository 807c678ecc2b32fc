import { phrases, wordsOf } from './phrases.ts';

/** Turns of phrase by which a statement shows what part comes next. All in lower case, straight apostrophes. */

export const OPENERS = phrases(`
  we believe that | we believe | we think that | we think | we expect that | we expect | we suspect that | we suspect |
  we assume that | we assume | we bet that | we bet | we guess that | we guess | we feel that | we know that |
  we've seen that | we have seen that | we see that | we noticed that | we notice that | we hypothesise that |
  we hypothesize that | we predict that | i believe that | i believe | i think that | i think | i expect that |
  i expect | i suspect that | i suspect | i bet that | i bet | our hypothesis is that | our hypothesis is |
  our hypothesis | the hypothesis is that | our belief is that | our bet is that | our bet | my bet is that | my bet |
  our hunch is that | our hunch | my hunch is that | my hunch | our theory is that | our theory | hypothesis | belief |
  it looks like | it seems that | we're convinced that | we are convinced that | we reckon that | we reckon |
  i reckon that | i reckon | i assume that | i assume | i suppose that | i suppose | we suppose that | we suppose |
  i guess that | i guess | i feel that | i'm convinced that | i am convinced that | i'd say that | i'd say |
  we've noticed that | we have noticed that | i've noticed that | i noticed that | we hear that | we're betting that |
  i'm betting that | my guess is that | my guess | our guess is that | our guess | my theory is that | my theory |
  my assumption is that | my assumption | our assumption is that | our assumption | our suspicion is that |
  our suspicion | my suspicion is that | my suspicion | chances are that | what if the reason why |
  what if the reason | the reason why | perhaps the reason | maybe the reason`);

export const REASONS = phrases(`
  because of the fact that | because of | because | due to the fact that | due to | owing to | since | as they | as their |
  as nobody | as no one | the reason is that | the reason is | the reason being | the reason being that | the reason |
  caused by | given that | the cause is | the cause | that's because | it's because | which is why`);

/** After these, “since” speaks of time: “since March”, “since last year”. */
export const SINCE_TIME = wordsOf(`
  january february march april may june july august september october november december last monday tuesday wednesday
  thursday friday saturday sunday spring summer autumn fall winter then q1 q2 q3 q4 yesterday day launch`);

export const APPROACHES = phrases(`
  so we'll | so we will | so we'd | so we are going to | so we're going to | so we should | so we plan to | so we want to |
  so let's | so we | so i'll | so our approach is to | so our approach is | therefore we'll |
  therefore we will | therefore we | therefore | that's why we'll | that's why we will | that's why we |
  we'll | we will | we are going to | we're going to | we plan to | we intend to | we propose to | we want to | we could |
  we can | we should | we need to | we must | we have to | we would like to | we'd like to | i want to | i'd like to |
  let's | let us | let me | can we | could we | should we | shall we | why don't we | why not | how about | what about |
  what if we | time to | please | our plan is to | the plan is to | the plan is | our approach is to | our approach is |
  to fix this we | to test this we | to test that we | to verify that we will | to verify that we'll | once we`);

/** Turns of phrase that announce a wish. */
export const GOALS = phrases(`
  our goal is to | our goal is | the goal is to | the goal is | our goal | our aim is to | our aim is | the aim is to |
  we aim to | we aim for | our objective is to | our objective is | the objective is to | our target is | our kpi is |
  our ambition is to | our vision is to | goal`);

/** What may stand between such a phrase and its verb. */
export const FILLERS = wordsOf(
  'also just quickly finally now simply maybe perhaps really try to start by and',
);

export const EXPECTATIONS = phrases(`
  if we're right then | if we're right | if we are right then | if we are right | if that's right | if that is right |
  if this is right | if this is true | if that's true | if that is true | if it works | if this works | if so |
  if true | if correct | if we're correct | if we are correct | we'll know we're right when | we will know we're right when |
  we'll know we are right when | we'll know this is true when | we will know this is true when |
  we'll know it worked when | we'll know | we will know | we're right if | we are right if | we were right if | we'll see that |
  we'll see | we will see | we should see | we would see | we'd see | we expect to see | we expect that | we expect |
  we'd expect | then we'll see | as a result we'll see | as a result | success means | success is | success looks like |
  measured by | we'll measure | we will measure | and measure | this will lead to | which will lead to |
  leading to | will lead to | should lead to | would lead to | which should | which will | that should | that will |
  resulting in | so that`);

/** After “we'll” or “we will”: the sentence goes on about what will be seen, not about what will be done. */
export const SEEING = wordsOf('see know learn observe notice measure expect find');

/** Labels of a statement written as a small form, a part a line. */
export const LABELS: ReadonlyMap<string, LabelledPart> = new Map<string, LabelledPart>([
  ...spell('audience', "who | who is it about | who's it about | audience | segment | target group | for"),
  ...spell(
    'behaviour',
    'what happens | what | behaviour | behavior | problem | diagnosis | observation | today',
  ),
  ...spell('because', 'why | because | reason | mechanism | cause'),
  ...spell(
    'approach',
    "approach | what we'll do | what we will do | what will we do | action | solution | tactic | change | how | so | so we'll",
  ),
  ...spell(
    'expectation',
    "expect | expectation | expected result | prediction | what will change | outcome | result | metric | measure | success | if we're right | target | we expect",
  ),
]);

export type LabelledPart = 'audience' | 'behaviour' | 'because' | 'approach' | 'expectation';

/** Modal verbs: “should take setup from 31 to 40” says what will change. */
export const MODALS = phrases(
  "should | must | has to | needs to | need to | will | would | ought to | may | might | shall | won't | shouldn't | is going to | are going to | could | is expected to | are expected to | is likely to | are likely to",
);

/** Verbs that need somebody who does it: what stands before them is the approach. */
export const CAUSING = wordsOf(`
  take bring keep make help get let lead lift raise cut boost turn push move reduce decrease increase improve double halve
  lower drive give convince encourage allow stop prevent save earn win recover shorten speed grow produce generate
  change nudge pull shift triple cause reactivate see persuade attract add bump`);

function spell(part: LabelledPart, labels: string): [string, LabelledPart][] {
  return labels.split('|').map((label) => [label.trim(), part]);
}
