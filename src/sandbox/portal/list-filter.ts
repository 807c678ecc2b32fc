import * as z from 'zod';
import { matchesFilter } from './search-filter.ts';

const Condition = z.strictObject({
  filterType: z.literal('PROPERTY'),
  property: z.string(),
  operation: z.strictObject({
    operationType: z.literal('ENUMERATION'),
    operator: z.enum(['IS_ANY_OF', 'IS_NONE_OF']),
    values: z.array(z.string()).min(1),
    includeObjectsWithNoValueSet: z.boolean().default(false),
  }),
});
const All = z.strictObject({
  filterBranchType: z.literal('AND'),
  filterBranches: z.array(z.never()),
  filters: z.array(Condition).min(1),
});

/** The conditions that this portal works out itself: any of several groups, each of choices that all have to hold. */
export const ListFilter = z.strictObject({
  filterBranchType: z.literal('OR'),
  filterBranches: z.array(All).min(1),
  filters: z.array(z.never()),
});
export type ListFilter = z.infer<typeof ListFilter>;

/** Whether a record, by its values, meets the filter. */
export function meets(filter: ListFilter, valueOf: (property: string) => string | null): boolean {
  return filter.filterBranches.some(({ filters }) => filters.every((one) => holds(one, valueOf)));
}

function holds(
  { property, operation }: z.infer<typeof Condition>,
  valueOf: (property: string) => string | null,
): boolean {
  const { operator, values, includeObjectsWithNoValueSet } = operation;
  const value = valueOf(property);
  if (value === null) return includeObjectsWithNoValueSet;
  const searched = operator === 'IS_ANY_OF' ? 'IN' : 'NOT_IN';
  return matchesFilter({ propertyName: property, operator: searched, values }, value);
}
