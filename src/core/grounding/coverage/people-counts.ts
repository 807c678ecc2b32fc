import type { Part } from './audience-of.ts';
import type { ListModel } from '../list/list-model.ts';

/** Whom one workflow can reach, and how it stands. */
export interface Reach {
  state: 'ungrounded' | 'unknown' | 'inherited' | 'grounded';
  parts: readonly Part[];
}

export interface PeopleCounts extends Record<Reach['state'], number> {
  total: number;
}

/** Worst first: a person whom several workflows reach is counted with the worst of them. */
const WORST_FIRST: readonly Reach['state'][] = ['ungrounded', 'unknown', 'inherited', 'grounded'];

/** Distinct people by the worst workflow that reaches them; the four figures add up to the total. */
export function countedExactly(
  reaches: readonly Reach[],
  members: ReadonlyMap<string, readonly string[]>,
): PeopleCounts {
  const counts: PeopleCounts = { ungrounded: 0, unknown: 0, inherited: 0, grounded: 0, total: 0 };
  const seen = new Set<string>();
  const sets = new Map<string, ReadonlySet<string>>();
  const setOf = (id: string) => {
    const known = sets.get(id) ?? new Set(members.get(id) ?? []);
    sets.set(id, known);
    return known;
  };
  for (const state of WORST_FIRST) {
    for (const part of partsOf(reaches, state)) {
      for (const person of peopleIn(part, members, setOf)) {
        if (seen.has(person)) continue;
        seen.add(person);
        counts[state] += 1;
      }
    }
  }
  return { ...counts, total: seen.size };
}

/** Each part once, however many workflows reach it. */
function partsOf(reaches: readonly Reach[], state?: Reach['state']): Part[] {
  const parts = reaches
    .filter((one) => state === undefined || one.state === state)
    .flatMap((one) => one.parts);
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}

/** Members of all its segments and of none of the others; a suppression list that was not read keeps nobody out. */
function* peopleIn(
  { all, none }: Part,
  members: ReadonlyMap<string, readonly string[]>,
  setOf: (id: string) => ReadonlySet<string>,
): Generator<string> {
  const [first, ...others] = [...all].sort((a, b) => sizeOf(members, a) - sizeOf(members, b));
  if (first === undefined) return;
  const required = others.map(setOf);
  const keptOut = none.filter((id) => members.has(id)).map(setOf);
  for (const person of members.get(first) ?? []) {
    if (required.every((set) => set.has(person)) && !keptOut.some((set) => set.has(person))) yield person;
  }
}

function sizeOf(members: ReadonlyMap<string, readonly string[]>, id: string): number {
  return members.get(id)?.length ?? 0;
}

type Range = [number, number];

/**
 * What sizes alone allow: at least the largest part that is a whole segment (less those it keeps out), at most all parts
 * together (each at most its smallest segment), and never more than there are contacts.
 */
export function boundsOf(
  reaches: readonly Reach[],
  lists: readonly ListModel[],
  contacts: number | null,
): { ungrounded: Range; total: Range } {
  const sizes = new Map(lists.map(({ id, size }) => [id, size]));
  const bounds = (state?: Reach['state']): Range => {
    const parts = partsOf(reaches, state);
    const least = parts.map((part) => atLeast(part, sizes)).reduce((most, one) => Math.max(most, one), 0);
    const most = smallestParts(parts, sizes);
    return [
      contacts === null ? least : Math.min(least, contacts),
      contacts === null ? most : Math.min(most, contacts),
    ];
  };
  return { ungrounded: bounds('ungrounded'), total: bounds() };
}

type Sizes = ReadonlyMap<string, number | null>;

/** A part of several segments may be empty; one with somebody kept out may lack as many as are kept out. */
function atLeast({ all, none }: Part, sizes: Sizes): number {
  const [only] = all;
  if (only === undefined || all.length > 1) return 0;
  const out = none.reduce((sum, id) => sum + (sizes.get(id) ?? Infinity), 0);
  return Math.max(0, (sizes.get(only) ?? 0) - out);
}

/** Parts of the same smallest segment lie within it and count once. */
function smallestParts(parts: readonly Part[], sizes: Sizes): number {
  const smallest = new Map<string, number>();
  for (const { all } of parts) {
    const known = all.flatMap((id) => {
      const size = sizes.get(id) ?? null;
      return size === null ? [] : [{ id, size }];
    });
    const [first] = known.sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
    if (first !== undefined) smallest.set(first.id, first.size);
  }
  return [...smallest.values()].reduce((sum, size) => sum + size, 0);
}
