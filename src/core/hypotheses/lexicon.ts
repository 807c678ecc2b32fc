import { phrases, wordsOf } from './statement/phrases.ts';

/** English words the checks know. Version it with the checks: a new word can change a result. */

export const STOP_WORDS = wordsOf(`
  a an and are as at be because been before being but by can could did do does doing don't each for from had has have
  he her his how i if in into is isn't it it's its just more most my no nor not of off on once only or other our out
  over she should so some such than that that's the their them then there these they they're this those to too up us
  very was we we'd we'll we're we've were what when where which while who whom why will with would you your`);

/** Verbs that name an activity: something the team does. */
export const TACTIC_VERBS = wordsOf(`
  a/b ab add announce automate blast build call change copy craft create deploy design develop distribute draft email
  e-mail enrol enroll gamify implement include introduce launch mail make migrate move nudge offer personalise
  personalize pilot post promote publish push re-engage reactivate reengage nurture educate upsell onboard redesign refresh release remind replace retarget revamp rewrite roll run
  schedule segment send set ship show shorten simplify split start survey swap sync target test text try tweak
  update upgrade use write`);

/** Verbs that name a result the team would like. */
export const OUTCOME_VERBS = wordsOf(`
  accelerate achieve attain boost cut decrease deepen double drive enhance expand gain generate get grow hit improve
  increase lift lower maximise maximize minimise minimize optimise optimize raise reach reduce retain scale strengthen
  triple win become have`);

export const UP_WORDS = wordsOf(`
  more increase increases increased increasing rise rises rising grow grows growing growth lift lifts raise raises boost
  boosts higher up gain gains climb climbs improve improves improved double doubles triple triples exceed exceeds larger
  bigger longer faster earlier jump jumps`);
export const DOWN_WORDS = wordsOf(`
  fewer less decrease decreases decreased decreasing fall falls falling drop drops dropping cut cuts reduce reduces
  reduced lower lowers down shrink shrinks halve halves decline declines smaller shorter slower sink sinks`);
/** Words that say a number moves without saying which way; the numbers beside them do. */
export const CHANGE_WORDS = wordsOf(`
  from to at least instead rather than go goes take takes bring brings keep keeps move moves reach reaches become
  becomes turn turns`);

/** People and organisations a list can be made of; alone they name nobody in particular. */
export const AUDIENCE_NOUNS = wordsOf(`
  account accounts admin admins administrators agency agencies attendees audience businesses buyer buyers caller callers
  champions client clients colleagues companies company consumers contact contacts customer customers dealers donors
  evaluators families followers founders freelancers graduates guest guests homeowners households leads lead learners
  managers marketers member members merchants nurses owners parents partners patients people practices prospects
  readers registrants renters reps restaurants sellers schools shoppers shops sign-ups signups solo students
  subscriber subscribers suppliers teachers teams tenants tourists traders trialists users user viewers visitors
  volunteers`);

/** Those of them that could be anybody. */
export const ANYBODY = wordsOf(`
  account accounts audience businesses buyer buyers client clients companies company consumers contact contacts customer
  customers lead leads member members prospects readers shoppers subscriber subscribers user users viewers visitors`);

/** Words that do not narrow an audience down. */
export const EMPTY_QUALIFIERS = wordsOf(`
  a all an any average current different each every everyone existing good great ideal key loyal many more most
  new-and-existing our ours potential relevant right some target targeted the their these this those typical valued
  various your ones of and or in to for with as well`);
export const EVERYONE = wordsOf(
  'everyone everybody anyone anybody all people folks humans they them we us it',
);

/** Outcomes nobody can observe on a record. */
export const UNOBSERVABLE = wordsOf(`
  awareness brand better buzz delight engagement excitement experience experiences feel feeling goodwill great
  happier happiness happy impact improvement improvements interest love loved loyalty mindshare momentum outcome
  outcomes performance perception relationship relationships results result satisfaction sentiment stronger success
  successful things trust understanding value vibe good much everything something overall`);

export const VANITY = phrases(`
  opens | open rate | open rates | email opens | opened emails | opened e-mails | emails opened | e-mails opened |
  impressions | page views | pageviews | page view | views | sends | emails sent | e-mails sent | email sends |
  followers | likes | ctr | reach of the campaign`);
export const VANITY_PROPERTIES = wordsOf(`
  hs_email_open hs_email_first_open_date hs_email_last_open_date hs_email_delivered hs_email_last_send_date
  hs_email_first_send_date hs_analytics_num_page_views hs_analytics_num_visits hs_email_sends_since_last_engagement
  hs_analytics_average_page_views`);

/** Words of praise: what only consists of them has no sensible opposite. */
export const PRAISE = wordsOf(`
  amazing authentic awesome best better compelling delightful effective engaging excellent exciting fantastic good
  great high-quality helpful holistic impactful improve improved innovative meaningful more nicer optimal optimise
  optimize personal personalised personalized quality relevant right seamless smart strong superior timely valuable
  world-class`);
export const BLANK_NOUNS = wordsOf(`
  campaign campaigns communication communications content customer customers email emails e-mail e-mails experience
  experiences journey journeys marketing message messages messaging people product products service services support
  time user users way ways work things stuff`);
export const BLANK_VERBS = wordsOf(
  'be build create deliver do enhance ensure focus give have make offer provide send share try use write',
);

export const PLACEHOLDERS = wordsOf(`
  asdf asdfasdf bar baz blah dolor dummy foo hello hypothesis ipsum lorem n/a na none placeholder qwerty sample tba tbd
  test testing tests todo xx xxx xyz`);

/** Big words that could stand in any sentence of any company. */
export const FLUFF = wordsOf(`
  actionable agile best-in-class best-of-breed blue-sky cutting-edge customer-centric customer-centricity data-driven
  deep-dive disrupt disruptive ecosystem ecosystems empower empowering empowers game-changer game-changing granular
  groundbreaking growth-hacking holistic holistically hyper-personalised hyper-personalized ideate impactful
  innovative leverage leverages leveraging low-hanging mindshare mission-critical next-gen next-generation next-level
  omnichannel omni-channel paradigm paradigms pivotal proactive proactively reimagine revolutionary revolutionise
  revolutionize robust scalable seamless seamlessly state-of-the-art storytelling strategic strategically
  streamline streamlined supercharge synergies synergistic synergy thought-leadership transformational transformative
  turbocharge unleash unlock unlocking unlocks utilise utilize value-add value-added visionary world-class wow`);

/** After these stands what is given up. */
export const TRADE_OFFS = phrases(
  'not | instead of | rather than | without | no longer | stop | at the expense of | and drop | no more',
);
