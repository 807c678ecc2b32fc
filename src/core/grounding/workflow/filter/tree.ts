import { isRecord, itemsOf, textOf } from '../json.ts';
import { associationCondition, conditionsOf, eventCondition, hidden, type Condition } from './condition.ts';

/** A filter as logic: what is under `all`, `any` and `not` is met or not. An empty `all` or `any` asks for nothing. */
export type FilterNode =
  | { kind: 'all' | 'any'; nodes: FilterNode[]; path: string }
  | { kind: 'not'; node: FilterNode; path: string }
  | { kind: 'condition'; condition: Condition; path: string };

/**
 * Reads a filter branch of HubSpot's filter language. Any nesting is read, not only the usual OR of ANDs; what this
 * reader does not know, and RESTRICTED branches, become conditions that equal nothing. The caller has made sure that
 * the JSON is not too deep.
 */
export function filterTree(branch: unknown, path: string): FilterNode {
  if (!isRecord(branch)) return { kind: 'all', nodes: [], path };
  const type = textOf(branch['filterBranchType']) ?? textOf(branch['filterBranchOperator']) ?? 'AND';
  const leaf = leafOf(type, branch);
  if (leaf) return { kind: 'condition', condition: leaf, path };
  const own = ownConditions(type, branch, path);
  const inner = itemsOf(branch['filterBranches']).map((child, index) =>
    filterTree(child, `${path}.filterBranches[${index}]`),
  );
  return combine(type, [...own, ...inner], path);
}

function leafOf(type: string, branch: Record<string, unknown>): Condition | null {
  if (type === 'UNIFIED_EVENTS') return eventCondition(branch);
  if (type === 'ASSOCIATION') return associationCondition(branch);
  if (type === 'RESTRICTED') return hidden('conditions that HubSpot does not show');
  return ['OR', 'AND', 'NOT_ALL', 'NOT_ANY'].includes(type) ? null : hidden(`conditions of kind ${type}`);
}

/** Within an AND the pair hs_name and hs_value belongs together; in an OR each filter stands alone. */
function ownConditions(type: string, branch: Record<string, unknown>, path: string): FilterNode[] {
  const filters = itemsOf(branch['filters']);
  const single = type === 'OR' || type === 'NOT_ANY';
  const groups = single ? filters.map((filter) => [filter]) : [filters];
  return groups.flatMap((group, index) =>
    conditionsOf(group).map((condition) => ({
      kind: 'condition' as const,
      condition,
      path: single ? `${path}.filters[${index}]` : path,
    })),
  );
}

function combine(type: string, nodes: FilterNode[], path: string): FilterNode {
  if (type === 'OR') return { kind: 'any', nodes, path };
  if (type === 'AND') return { kind: 'all', nodes, path };
  return { kind: 'not', node: { kind: type === 'NOT_ANY' ? 'any' : 'all', nodes, path }, path };
}
