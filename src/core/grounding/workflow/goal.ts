import type { PlacedFilter } from './criteria.ts';
import type { FlowDefinition } from './definition.ts';
import { valuesOf } from './filter/condition.ts';
import { waysInOf } from './filter/filter.ts';
import { fieldOf, isRecord, textOf } from './json.ts';
import type { Goal } from './model.ts';

const PATH = '$.goalFilterBranch';

/** What takes records out of a workflow as having reached its own goal; null when it has none. */
export function goalOf(definition: FlowDefinition, filters: readonly PlacedFilter[]): Goal | null {
  const branch = definition['goalFilterBranch'];
  const conditions = filters.filter(({ use }) => use === 'goal').map(conditionOf);
  if (!isRecord(branch) || conditions.length === 0) return null;
  const words = waysInOf(branch, PATH).map((way) => way.words);
  return { path: PATH, words: words.join('; or '), conditions };
}

/** Operators that ask for one of their values and nothing else. */
const ONE_OF = new Set(['IS_ANY_OF', 'IS_EQUAL_TO', 'IS_EXACTLY']);

function conditionOf({ filter, path, negated, objectTypeId, eventTypeId }: PlacedFilter) {
  const isOwn = !negated && objectTypeId === null && eventTypeId === null;
  const property = isOwn && filter['filterType'] === 'PROPERTY' ? textOf(filter['property']) : null;
  const asksFor = ONE_OF.has(textOf(fieldOf(filter['operation'], 'operator')) ?? '');
  return { path, property, values: property !== null && asksFor ? valuesOf(filter['operation']) : [] };
}
