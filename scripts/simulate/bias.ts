import type { Metric } from '../../src/core/hypotheses/metric.ts';
import { addRecord, countsOf, emptyTally } from '../../src/core/outcomes/cohort/cohort.ts';
import { confirmedIn } from '../../src/core/outcomes/verdict/confirmed.ts';
import type { CohortRule } from '../../src/core/outcomes/cohort/cohort-rule.ts';
import type { LedgerRow } from '../../src/core/outcomes/cohort/ledger-row.ts';
import { readOutcome } from '../../src/core/outcomes/metric/outcome.ts';
import { kaplanMeier } from '../../src/core/outcomes/statistics/kaplan-meier.ts';
import { DAY_MS, toInstant } from '../../src/core/time.ts';
import { createRandom, type Random } from '../../src/sandbox/seed/random.ts';
import { within, type Figure, type Section } from './figure.ts';

const RUNS = 300;
const JOINS_A_DAY = 20;
const LAST_DAY = 120;
const WINDOW = 30;
const GRACE = 2;
const TRUE_RATE = 0.15;
const PRIOR_SHARE = 0.05;
/** How fast those succeed who do (days), and how few of the others do so later, a day. */
const PACE = 19;
const LATE_A_DAY = 0.0008;

const METRIC: Metric = { kind: 'date_property', property: 'bought_again', label: 'bought again' };
const RULE: CohortRule = {
  startsAt: 0,
  joinsUntil: LAST_DAY * DAY_MS,
  deadlineAt: (LAST_DAY + WINDOW + GRACE) * DAY_MS,
  finishesAfter: (WINDOW + GRACE) * DAY_MS,
  windowDays: WINDOW,
  ...{ hasControl: false, heldOutShare: null, isByAction: false, confirmed: confirmedIn([]) },
};

/** Somebody who joined and succeeds so many days later (negative: before joining), or never; times in days. */
interface Person {
  joined: number;
  succeedsAfter: number;
}

type Way = 'mature' | 'joined' | 'early' | 'current' | 'prior' | 'members' | 'polled' | 'kaplanMeier';

/** Ranges in percent, by day. What is honest stays at 15; what is naive is off as it was published. */
const EXPECTED: [Way, string, Partial<Record<number, [number, number]>>][] = [
  [
    'mature',
    'finished people only, as Groundwork counts',
    { 40: [14.4, 15.6], 60: [14.6, 15.4], 120: [14.8, 15.2] },
  ],
  ['joined', 'everybody who joined', { 40: [10, 11.6], 60: [12, 13.4] }],
  ['early', 'early successes ÷ finished people', { 40: [48, 60], 60: [24, 29], 120: [17, 20] }],
  ['current', 'finished people, by today’s value', { 60: [15.6, 16.8], 120: [17.3, 19] }],
  ['prior', 'those who had done it before kept in', { 40: [18.6, 20], 120: [18.6, 20] }],
  ['members', 'present members of a segment that succeeding empties', { 60: [0, 0.01], 120: [0, 0.01] }],
  ['polled', 'the same segment, with the ledger polled daily', { 60: [14.2, 15], 120: [14.2, 15] }],
  ['kaplanMeier', 'Kaplan–Meier at the end of the window', { 60: [14.6, 15.4], 120: [14.7, 15.3] }],
];

/** What ways of counting make of a true 15 %. */
export function bias(seed: number): Section {
  const days = [40, 60, 120];
  const means = new Map(days.map((day) => [day, meansOn(day, seed)]));
  const figures = EXPECTED.flatMap(([way, what, ranges]) =>
    days.flatMap((day): Figure[] => {
      const range = ranges[day];
      return range === undefined
        ? []
        : [within(`day ${day}: ${what}`, means.get(day)?.[way] ?? NaN, ...range)];
    }),
  );
  const about = `Mean of ${RUNS} runs; 20 joins a day, 15 % succeed within 30 days, some of the others later.`;
  return { title: 'What is counted, when 15.0 % is true', about, figures };
}

function meansOn(day: number, seed: number): Record<Way, number> {
  const random = createRandom(seed);
  const sums: Record<Way, number> = zeroes();
  for (let run = 0; run < RUNS; run += 1) {
    const everybody = cohort(day, random);
    const counted = ways(everybody, day);
    for (const way of Object.keys(sums) as Way[]) sums[way] += counted[way] / RUNS; // the keys of the record are its ways
  }
  return sums;
}

function ways(everybody: readonly Person[], day: number): Record<Way, number> {
  const fresh = everybody.filter(({ succeedsAfter }) => succeedsAfter > 0);
  const mature = fresh.filter(({ joined }) => joined + WINDOW + GRACE <= day);
  const hasSucceeded = ({ joined, succeedsAfter }: Person) => joined + succeedsAfter <= day;
  const inWindow = (person: Person) => hasSucceeded(person) && person.succeedsAfter <= WINDOW;
  const matureOfAll = everybody.filter(({ joined }) => joined + WINDOW + GRACE <= day);
  const present = mature.filter((person) => !hasSucceeded(person));
  const seen = everybody.filter(
    ({ joined, succeedsAfter }) => succeedsAfter < 0 || isSeenByPoll(joined, succeedsAfter),
  );
  return {
    mature: ledgerShare(everybody, day),
    joined: fresh.filter(inWindow).length / fresh.length,
    early: fresh.filter(inWindow).length / mature.length,
    current: mature.filter(hasSucceeded).length / mature.length,
    prior: matureOfAll.filter(({ succeedsAfter }) => succeedsAfter <= WINDOW).length / matureOfAll.length,
    members: present.filter(inWindow).length / present.length,
    polled: ledgerShare(seen, day),
    kaplanMeier:
      1 -
      kaplanMeier(
        fresh.map((person) => followed(person, day)),
        WINDOW,
      ),
  };
}

/** Through the ledger, the reading of outcomes and the rule of who counts. */
function ledgerShare(everybody: readonly Person[], day: number): number {
  const now = day * DAY_MS;
  const tally = emptyTally();
  everybody.forEach((person, index) => addRecord(tally, [rowOf(person, index, now)], RULE, now));
  const { finished, reached } = countsOf(tally, RULE).treatment;
  return reached / finished;
}

function rowOf({ joined, succeedsAfter }: Person, index: number, now: number): LedgerRow {
  const joinedAt = joined * DAY_MS;
  const at = joinedAt + succeedsAfter * DAY_MS;
  const row = { recordId: String(index), arm: 'treatment' as const, joinedAt, firstSeenAt: joinedAt };
  const value = at <= now ? toInstant(Math.round(at)) : null;
  const window = { joinedAt, windowDays: WINDOW, timeZone: 'UTC' };
  const outcome = readOutcome(METRIC, { properties: { bought_again: value }, history: {} }, window);
  return {
    ...row,
    outcomeAt: outcome.kind === 'reached' ? outcome.at : null,
    excluded: outcome.kind === 'prior' ? 'prior_converter' : null,
    readAt: now,
  };
}

function cohort(day: number, random: Random): Person[] {
  return Array.from({ length: day * JOINS_A_DAY }, () => ({
    joined: random.next() * day,
    succeedsAfter: succeedsAfter(random),
  }));
}

function succeedsAfter(random: Random): number {
  if (random.next() < PRIOR_SHARE) return -1 - random.next() * 100;
  if (random.next() < TRUE_RATE) {
    const whole = 1 - Math.exp(-WINDOW / PACE);
    return Math.max(1e-3, -PACE * Math.log(1 - random.next() * whole));
  }
  return WINDOW - Math.log(1 - random.next()) / LATE_A_DAY;
}

/** Somebody who joins and leaves between two daily readings of the segment is never seen. */
function isSeenByPoll(joined: number, succeedsAfter: number): boolean {
  return Math.ceil(joined) <= joined + succeedsAfter;
}

function followed({ joined, succeedsAfter }: Person, day: number) {
  const observed = day - joined;
  return { time: Math.min(observed, succeedsAfter), isEvent: succeedsAfter <= observed };
}

function zeroes(): Record<Way, number> {
  return { mature: 0, joined: 0, early: 0, current: 0, prior: 0, members: 0, polled: 0, kaplanMeier: 0 };
}
