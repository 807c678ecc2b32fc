import { wordsOf } from './phrases.ts';

export const PRONOUNS = wordsOf('they we you it he she nobody everybody most many some few');

export const PREPOSITIONS = wordsOf(`
  about above across after against along among around at before behind below beneath beside between beyond by during for
  from in inside into like near of off on onto out outside over past per since through throughout to toward towards under
  until up upon via when with within without whose who which that and or &`);

/** Words that begin what somebody does: “are”, “don't”, “never”. */
export const AUXILIARIES = wordsOf(`
  are is were was do don't doesn't does didn't did have haven't has hasn't had can't cannot can't never rarely seldom
  often usually mostly always hardly barely still only no-longer tend tends fail fails failed aren't isn't wasn't
  weren't won't wouldn't frequently typically currently quickly silently quietly mainly simply generally sometimes`);

/** Verbs for what people do or stop doing, with the forms in which statements use them. */
export const BEHAVIOUR_VERBS = wordsOf(`
  abandon abandoned abandons accept activate add adopt answer arrive ask asks attend avoid balk book booked books bounce
  bounced browse buy buys call came cancel cancelled cancels care change check churn churned churns click close come comes
  compare complain complete consume continue convert converts decide decline defer delay delete delete depend disappear
  disengage distrust donate doubt download downgrade drift drop dropped drops enrol enroll expect expire fade feel feels
  find finish follow forget forgets forgot freeze get gets give gives go goes hesitate hide ignore ignored ignores install
  invite join joined know lack lapse lapsed lapses lead leave leaves left linger log look lose love miss misses move need
  needs open order overlook pause pay phone pick pile postpone prefer print procrastinate put quit read rebook refuse
  register rely remain renew reorder reply request resist respond return returns run save say scroll search see sees seem
  send share shop show shows sign signed sit skip skips spend stall stalled stalls start stay stick stop stopped stops
  struggle struggles submit switch take talk think trust try turn uninstall unsubscribe upgrade use uses visit visits vanish
  wait want wants watch wonder write`);
