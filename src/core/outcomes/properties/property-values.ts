import type { Hypothesis } from '../../hypotheses/hypothesis.ts';
import { dayOf } from '../../time.ts';
import { cohortRule, type CohortRule } from '../cohort/cohort-rule.ts';
import type { LedgerRow } from '../cohort/ledger-row.ts';
import type { OutcomePropertyName } from './outcome-properties.ts';
import { parsePropertyTime } from '../metric/property-time.ts';
import { finishesAt, standingOf, type Standing } from '../cohort/standing.ts';

/** Values as HubSpot takes them; an empty text clears. */
export type OutcomeValues = Record<OutcomePropertyName, string>;

/** One record's part in one hypothesis, as it is written: `finishedAt` (epoch ms) only with a result. */
export interface Participation {
  hypothesisId: string;
  standing: Standing;
  isHeldOut: boolean;
  finishedAt: number | null;
}

const CHOICE_SEPARATOR = ';';

/** What a hypothesis says about its records: the rule of who counts, and the moment up to which it speaks. */
export interface SpeakingHypothesis {
  id: string;
  rule: CohortRule;
  /** Epoch milliseconds: now, or when the verdict was fixed; rows do not move after that. */
  asOf: number;
}

/** The hypothesis as it speaks about records at `now`; null when it never started to measure. */
export function speakingHypothesis(
  hypothesis: Hypothesis,
  timeZone: string,
  now: number,
): SpeakingHypothesis | null {
  const rule = hypothesis.kind === 'measured' ? cohortRule(hypothesis, timeZone) : null;
  if (rule === null) return null;
  const frozenAt = hypothesis.verdict === null ? now : Date.parse(hypothesis.verdict.frozenAt);
  return { id: hypothesis.id, rule, asOf: Math.min(now, frozenAt) };
}

/** A record's part in a hypothesis, from its rows there. */
export function participation(
  rows: readonly LedgerRow[],
  { id, rule, asOf }: SpeakingHypothesis,
): Participation {
  const standing = standingOf(rows, rule, asOf);
  const [row] = rows;
  const hasResult = standing === 'reached' || standing === 'not_reached';
  return {
    hypothesisId: id,
    standing,
    isHeldOut: standing !== 'contaminated' && row?.arm === 'control',
    finishedAt: hasResult && row !== undefined ? finishesAt(row, rule) : null,
  };
}

/**
 * Values of one record: every hypothesis it takes part in, in both arms alike so that none is given away unless
 * `tellsHeldOut`; a result only once finished, so that counting records in HubSpot gives the numbers of the verdict.
 */
export function outcomeValues(
  parts: readonly Participation[],
  timeZone: string,
  { tellsHeldOut }: { tellsHeldOut: boolean } = { tellsHeldOut: false },
): OutcomeValues {
  const last = Math.max(...parts.map(({ finishedAt }) => finishedAt ?? -Infinity));
  return {
    groundwork_hypotheses: choice(parts),
    groundwork_reached: choice(parts.filter(({ standing }) => standing === 'reached')),
    groundwork_not_reached: choice(parts.filter(({ standing }) => standing === 'not_reached')),
    groundwork_last_result: Number.isFinite(last) ? dayOf(last, timeZone) : '',
    groundwork_held_out: choice(tellsHeldOut ? parts.filter(({ isHeldOut }) => isHeldOut) : []),
  };
}

/** Values of a record that takes part in nothing. */
export const NO_VALUES: OutcomeValues = outcomeValues([], 'UTC');

/**
 * What has to be written so that `known` says what is wanted of these properties, and nothing else. Choices that are
 * not ours are left out of the comparison and kept in what is written, unless everything is to be cleared.
 */
export function changedValues(
  wanted: OutcomeValues,
  known: Record<string, string | null>,
  ourChoices: ReadonlySet<string>,
  names: readonly OutcomePropertyName[],
): Partial<OutcomeValues> {
  const changes: Partial<OutcomeValues> = {};
  for (const name of names) {
    const before = known[name] ?? '';
    if (isSameValue(name, wanted[name], before, ourChoices)) continue;
    changes[name] = isChoice(name)
      ? withForeign(wanted[name], foreignChoices(before, ourChoices))
      : wanted[name];
  }
  return changes;
}

/** Choices found on a record that belong to no hypothesis known here. */
export function foreignChoices(value: string, ourChoices: ReadonlySet<string>): string[] {
  return choicesOf(value).filter((one) => !ourChoices.has(one));
}

/** HubSpot gives choices in an order of its own and an unset value as nothing: sets are compared, not texts. */
function isSameValue(
  name: OutcomePropertyName,
  wanted: string,
  before: string,
  ourChoices: ReadonlySet<string>,
): boolean {
  if (!isChoice(name)) return sameDay(wanted, before);
  const ours = choicesOf(before).filter((one) => ourChoices.has(one));
  return inOrder(ours) === inOrder(choicesOf(wanted));
}

function sameDay(wanted: string, before: string): boolean {
  const time = parsePropertyTime(before);
  if (time === null) return wanted === before;
  return wanted === (time.kind === 'day' ? time.day : dayOf(time.at, 'UTC'));
}

function isChoice(name: OutcomePropertyName): boolean {
  return name !== 'groundwork_last_result';
}

function choice(parts: readonly Participation[]): string {
  return inOrder(parts.map(({ hypothesisId }) => hypothesisId));
}

function withForeign(wanted: string, foreign: readonly string[]): string {
  return inOrder([...choicesOf(wanted), ...foreign]);
}

function choicesOf(value: string): string[] {
  return value.split(CHOICE_SEPARATOR).filter((one) => one !== '');
}

function inOrder(ids: readonly string[]): string {
  return [...new Set(ids)].sort().join(CHOICE_SEPARATOR);
}
