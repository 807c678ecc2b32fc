import { sortedUnique } from '../canonical.ts';
import { negated, type Condition } from './condition.ts';
import type { FilterNode } from './tree.ts';

/** One way to meet a filter: all of its conditions hold. */
export interface Alternative {
  conditions: Condition[];
  path: string;
}

/**
 * How many alternatives an AND of ORs may be multiplied out to. Beyond it the inner OR is kept as one condition, so
 * that a filter of n conditions never costs more than 64 times its size.
 */
const MOST_MULTIPLIED = 64;

/**
 * The alternatives of a filter (disjunctive normal form, negations pushed down to single conditions). None means that
 * the filter asks for nothing.
 */
export function alternativesOf(node: FilterNode, negate = false): Alternative[] {
  if (node.kind === 'condition') {
    return [{ conditions: [negate ? negated(node.condition) : node.condition], path: node.path }];
  }
  if (node.kind === 'not') return alternativesOf(node.node, !negate);
  const inner = node.nodes.map((child) => alternativesOf(child, negate)).filter((one) => one.length > 0);
  if ((node.kind === 'any') !== negate) return inner.flat();
  return multiplied(inner, node.path);
}

/** Factors with one alternative hold in every product; of the others as many are multiplied out as the limit allows. */
function multiplied(factors: Alternative[][], path: string): Alternative[] {
  const [first, ...others] = factors;
  if (first === undefined) return [];
  if (others.length === 0) return first.length === 1 ? first.map((one) => ({ ...one, path })) : first;
  let product: Alternative[] = [{ conditions: [], path }];
  const always: Condition[][] = [];
  for (const factor of [...factors].sort((a, b) => a.length - b.length)) {
    const [only] = factor;
    if (factor.length === 1 && only) always.push(only.conditions);
    else if (product.length * factor.length <= MOST_MULTIPLIED) product = times(product, factor);
    else always.push([folded(factor)]);
  }
  const shared = always.flat();
  return product.map((one) => ({ conditions: [...shared, ...one.conditions], path: one.path }));
}

function times(left: Alternative[], right: Alternative[]): Alternative[] {
  return left.flatMap((one) =>
    right.map((other) => ({ conditions: [...one.conditions, ...other.conditions], path: other.path })),
  );
}

/** An OR as one condition. */
function folded(alternatives: Alternative[]): Condition {
  const ways = alternatives.map(({ conditions }) => spellingsOf(conditions));
  const words = alternatives.map(({ conditions }) => conditions.map((one) => one.words).join(' and '));
  const spelling = ways.includes(null)
    ? null
    : `any:${sortedUnique(ways.map((way) => JSON.stringify(way))).join('|')}`;
  return {
    spelling,
    words: `(${words.slice(0, 3).join(' or ')}${words.length > 3 ? ' or …' : ''})`,
    list: null,
  };
}

/** Spellings of all conditions, sorted; null when one of them is hidden. */
export function spellingsOf(conditions: readonly Condition[]): string[] | null {
  const spellings = conditions.map(({ spelling }) => spelling);
  const known = spellings.filter((spelling) => spelling !== null);
  return known.length === spellings.length ? sortedUnique(known) : null;
}
