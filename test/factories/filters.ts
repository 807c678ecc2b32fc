/** Builders of HubSpot's filter JSON, as workflows and lists carry it. */
export type Json = Record<string, unknown>;

export function inList(listId: string): Json {
  return { listId, operator: 'IN_LIST', filterType: 'IN_LIST' };
}

export function notInList(listId: string): Json {
  return { listId, operator: 'NOT_IN_LIST', filterType: 'IN_LIST' };
}

/** `property` is any of `values`. */
export function propertyIs(property: string, ...values: string[]): Json {
  return propertyFilter(property, { operator: 'IS_ANY_OF', operationType: 'ENUMERATION', values });
}

export function propertyKnown(property: string): Json {
  return propertyFilter(property, { operator: 'IS_KNOWN', operationType: 'ALL_PROPERTY' });
}

export function propertyFilter(property: string, operation: Json): Json {
  return {
    property,
    operation: { includeObjectsWithNoValueSet: false, ...operation },
    filterType: 'PROPERTY',
  };
}

export function formSubmitted(formId: string): Json {
  return { formId, operator: 'FILLED_OUT', filterType: 'FORM_SUBMISSION' };
}

export function and(filters: Json[], filterBranches: Json[] = []): Json {
  return { filterBranches, filters, filterBranchType: 'AND', filterBranchOperator: 'AND' };
}

export function or(...filterBranches: Json[]): Json {
  return { filterBranches, filters: [], filterBranchType: 'OR', filterBranchOperator: 'OR' };
}

/** HubSpot's usual shape: an OR of ANDs, one array of filters an alternative. */
export function anyOf(...alternatives: Json[][]): Json {
  return or(...alternatives.map((filters) => and(filters)));
}

/** An event with the conditions on its own properties. */
export function event(eventTypeId: string, ...filters: Json[]): Json {
  return {
    filterBranches: [],
    filters,
    eventTypeId,
    operator: 'HAS_COMPLETED',
    filterBranchType: 'UNIFIED_EVENTS',
    filterBranchOperator: 'AND',
  };
}

/** “Property changed to”: a pair of conditions on the pseudo-properties hs_name and hs_value. */
export function propertyChanged(property: string, ...values: string[]): Json {
  return event('4-655002', ...namedValue(property, ...values));
}

/** The pair alone, as re-enrolment triggers hold it. */
export function namedValue(property: string, ...values: string[]): Json[] {
  const name = propertyFilter('hs_name', {
    operator: 'IS_EQUAL_TO',
    operationType: 'STRING',
    value: property,
  });
  return [name, values.length === 0 ? propertyKnown('hs_value') : propertyIs('hs_value', ...values)];
}
