import { canonicalJson, sha256Of, sortedUnique } from '../canonical.ts';
import { isTooDeep } from '../json.ts';
import type { WayIn } from '../model.ts';
import { alternativesOf, spellingsOf, type Alternative } from './alternatives.ts';
import { filterTree, type FilterNode } from './tree.ts';
import { filtersIn, propertiesOf } from './walk.ts';

/**
 * The alternatives of a filter branch, each with what must hold; empty when it asks for nothing. A branch nested too
 * deep to read is one way in that can be compared with nothing.
 */
export function waysInOf(filterBranch: unknown, path: string): WayIn[] {
  if (isTooDeep(filterBranch)) return [unreadable(path)];
  return waysOfTree(filterTree(filterBranch, path));
}

/** As `waysInOf`, for a filter put together from several branches. */
export function waysOfTree(tree: FilterNode): WayIn[] {
  return alternativesOf(tree).map(wayIn);
}

/** Properties that a filter branch asks about, sorted; of associated records too. Empty when it is too deep to read. */
export function filterProperties(filterBranch: unknown): string[] {
  if (isTooDeep(filterBranch)) return [];
  return sortedUnique(filtersIn(filterBranch, '$').flatMap(propertiesOf));
}

/** The same for filters that let in the same records by the same conditions; null when it cannot be told. */
export function filterHashOf(filterBranch: unknown): string | null {
  const ways = waysInOf(filterBranch, '$');
  if (ways.some(({ key }) => key === '')) return null;
  return sha256Of(canonicalJson(sortedUnique(ways.map(({ key }) => key))));
}

function wayIn({ conditions, path }: Alternative): WayIn {
  const parts = spellingsOf(conditions) ?? [];
  const lists = conditions.flatMap(({ list }) => list ?? []);
  return {
    path,
    inLists: sortedUnique(lists.filter(({ positive }) => positive).map(({ id }) => id)),
    notInLists: sortedUnique(lists.filter(({ positive }) => !positive).map(({ id }) => id)),
    onlyLists: lists.length === conditions.length,
    key: parts.length === 0 ? '' : JSON.stringify(parts),
    parts,
    words: conditions.map(({ words }) => words).join(' and '),
  };
}

function unreadable(path: string): WayIn {
  const words = 'a filter that is nested too deep to read';
  return { path, inLists: [], notInLists: [], onlyLists: false, key: '', parts: [], words };
}
