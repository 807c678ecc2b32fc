import { compareText } from '../../engine/finding-order.ts';
import { canonicalJson, sortedUnique } from '../canonical.ts';
import { fieldOf, isRecord, itemsOf, textOf } from '../json.ts';
import { wordsOfAssociation, wordsOfChange, wordsOfEvent, wordsOfFilter } from './words.ts';

/** One condition of a filter: it is either met or not, and cannot be taken apart further. */
export interface Condition {
  /** Equal conditions have equal spellings; null where the meaning is hidden from us. */
  spelling: string | null;
  words: string;
  /** The list a record must (or, when not positive, must not) be in. */
  list: { id: string; positive: boolean } | null;
}

type Raw = Record<string, unknown>;

/** Left out of spellings: what HubSpot adds in one place and not in another without changing the meaning. */
const WITHOUT_MEANING = new Set(['metadata', 'filterBranchOperator']);
/** False is what these are when they are left out. */
const FALSE_BY_DEFAULT = new Set([
  'includeObjectsWithNoValueSet',
  'requiresTimeZoneConversion',
  'useFiscalYear',
]);
/** Arrays in which order has no meaning. */
const SETS = new Set(['filters', 'filterBranches', 'values', 'filterLines', 'subscriptionIds']);

/** The conditions of one AND; pairs of hs_name and hs_value (“property changed to”) become one. */
export function conditionsOf(filters: unknown[]): Condition[] {
  const names = filters.filter((filter) => isPseudo(filter, 'hs_name'));
  const values = filters.filter((filter) => isPseudo(filter, 'hs_value'));
  if (names.length === 0) return filters.map(conditionOf);
  const others = filters.filter((filter) => !isPseudo(filter, 'hs_name') && !isPseudo(filter, 'hs_value'));
  const changed = sortedUnique(names.flatMap((filter) => valuesOf(fieldOf(filter, 'operation'))));
  const change = {
    spelling: `changed:${canonicalJson([changed, spellable([...names, ...values], 'filters')])}`,
    words: wordsOfChange(
      changed,
      values.map((filter) => fieldOf(filter, 'operation')),
    ),
    list: null,
  };
  return [change, ...others.map(conditionOf)];
}

function conditionOf(filter: unknown): Condition {
  const list = listOf(filter);
  if (list) return listCondition(list);
  if (!isRecord(filter)) return hidden('a condition that cannot be read');
  return { spelling: canonicalJson(spellable(filter)), words: wordsOfFilter(filter), list: null };
}

/** A branch on an event a record has done, or not done. */
export function eventCondition(branch: Raw): Condition {
  return { spelling: spellingOf(branch), words: wordsOfEvent(branch), list: null };
}

/** A branch on associated records: its lists hold those records, not the enrolled one. */
export function associationCondition(branch: Raw): Condition {
  return { spelling: spellingOf(branch), words: wordsOfAssociation(branch), list: null };
}

export function hidden(words: string): Condition {
  return { spelling: null, words, list: null };
}

export function negated(condition: Condition): Condition {
  const { list, spelling, words } = condition;
  if (list) return listCondition({ id: list.id, positive: !list.positive });
  return { spelling: spelling === null ? null : `not:${spelling}`, words: `not (${words})`, list: null };
}

function listCondition(list: { id: string; positive: boolean }): Condition {
  const spelling = `${list.positive ? 'in_list' : 'not_in_list'}:${list.id}`;
  return { spelling, words: `${list.positive ? 'in' : 'not in'} list ${list.id}`, list };
}

function listOf(filter: unknown): { id: string; positive: boolean } | null {
  const id = textOf(fieldOf(filter, 'listId'));
  if (fieldOf(filter, 'filterType') !== 'IN_LIST' || id === null) return null;
  return { id, positive: fieldOf(filter, 'operator') !== 'NOT_IN_LIST' };
}

export function isPseudo(filter: unknown, property: 'hs_name' | 'hs_value'): boolean {
  return fieldOf(filter, 'property') === property;
}

/** Values of an operation, in whichever of its two places they are. */
export function valuesOf(operation: unknown): string[] {
  const many = itemsOf(fieldOf(operation, 'values'));
  return [...many, fieldOf(operation, 'value')].flatMap((value) => textOf(value) ?? []);
}

function spellingOf(branch: Raw): string | null {
  const spelling = canonicalJson(spellable(branch));
  return spelling.includes('"filterBranchType":"RESTRICTED"') ? null : spelling;
}

/** A filter without what has no meaning: numbers as text, sets sorted, empty and default values left out. */
function spellable(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => spellable(item));
    return SETS.has(key) ? sortedBySpelling(items) : items;
  }
  if (typeof value === 'number') return String(value);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !isMeaningless(name, inner))
      .map(([name, inner]) => [name, spellable(inner, name)]),
  );
}

function sortedBySpelling(items: unknown[]): unknown[] {
  const spelled = items.map((item) => ({ item, spelling: canonicalJson(item) }));
  return spelled.sort((a, b) => compareText(a.spelling, b.spelling)).map(({ item }) => item);
}

function isMeaningless(key: string, value: unknown): boolean {
  if (WITHOUT_MEANING.has(key) || value === null || value === undefined) return true;
  if (value === false && FALSE_BY_DEFAULT.has(key)) return true;
  return Array.isArray(value) && value.length === 0;
}
