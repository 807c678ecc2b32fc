/** Pieces of HubSpot's filter language, spelled as its Lists and Automation APIs answer them. */
export type Json = Record<string, unknown>;

export function property(name: string, operation: Json): Json {
  return { property: name, operation, filterType: 'PROPERTY' };
}

export function isAnyOf(...values: string[]): Json {
  return { operator: 'IS_ANY_OF', includeObjectsWithNoValueSet: false, operationType: 'ENUMERATION', values };
}

export function isNoneOf(...values: string[]): Json {
  return { operator: 'IS_NONE_OF', includeObjectsWithNoValueSet: true, operationType: 'ENUMERATION', values };
}

export function number(operator: string, value: number): Json {
  return { includeObjectsWithNoValueSet: false, operationType: 'NUMBER', operator, value };
}

export function isTrue(): Json {
  return { includeObjectsWithNoValueSet: false, operationType: 'BOOL', operator: 'IS_EQUAL_TO', value: true };
}

export function isNotTrue(): Json {
  return {
    operationType: 'BOOL',
    operator: 'IS_NOT_EQUAL_TO',
    value: true,
    includeObjectsWithNoValueSet: true,
  };
}

export function isKnown(): Json {
  return { operator: 'IS_KNOWN', includeObjectsWithNoValueSet: false, operationType: 'ALL_PROPERTY' };
}

export function isUnknown(): Json {
  return { operator: 'IS_UNKNOWN', includeObjectsWithNoValueSet: false, operationType: 'ALL_PROPERTY' };
}

export function text(operator: string, value: string): Json {
  return { operator, includeObjectsWithNoValueSet: false, operationType: 'STRING', value };
}

/** “Is in the last n days”, counted in the portal's time zone. */
export function inLastDays(days: number): Json {
  return {
    operationType: 'TIME_RANGED',
    type: 'TIME_RANGED',
    operator: 'IS_BETWEEN',
    includeObjectsWithNoValueSet: false,
    lowerBoundEndpointBehavior: 'INCLUSIVE',
    upperBoundEndpointBehavior: 'INCLUSIVE',
    propertyParser: 'VALUE',
    lowerBoundTimePoint: timePoint('TODAY', { days: -days }),
    upperBoundTimePoint: timePoint('NOW', null),
  };
}

/** “Is more than n days ago”. */
export function moreThanDaysAgo(days: number): Json {
  return {
    operationType: 'TIME_POINT',
    type: 'TIME_POINT',
    operator: 'IS_BEFORE',
    includeObjectsWithNoValueSet: false,
    endpointBehavior: 'EXCLUSIVE',
    propertyParser: 'VALUE',
    timePoint: timePoint('TODAY', { days: -days }),
  };
}

export function inList(listId: string): Json {
  return { listId, operator: 'IN_LIST', filterType: 'IN_LIST' };
}

export function notInList(listId: string): Json {
  return { listId, operator: 'NOT_IN_LIST', filterType: 'IN_LIST' };
}

export function filledForm(formId: string): Json {
  return { formId, operator: 'FILLED_OUT', filterType: 'FORM_SUBMISSION' };
}

/** E-mails in filters go by their campaign id, another id space than a send action's content id. */
export function emailEvent(campaignId: string, operator: 'OPENED' | 'LINK_CLICKED'): Json {
  return {
    level: 'EMAIL_API_CAMPAIGN_GROUP',
    emailId: campaignId,
    appId: '2286',
    operator,
    filterType: 'EMAIL_EVENT',
  };
}

export function allOf(...filters: Json[]): Json {
  return { filterBranches: [], filters, filterBranchType: 'AND', filterBranchOperator: 'AND' };
}

export function anyOf(...branches: Json[]): Json {
  return { filterBranches: branches, filters: [], filterBranchType: 'OR', filterBranchOperator: 'OR' };
}

function eventBranch(eventTypeId: string, ...filters: Json[]): Json {
  return {
    filterBranches: [],
    filters,
    eventTypeId,
    operator: 'HAS_COMPLETED',
    filterBranchType: 'UNIFIED_EVENTS',
    filterBranchOperator: 'AND',
  };
}

/** A property-change trigger names its property by value: `hs_name` is the property, `hs_value` what it became. */
export function propertyChanged(name: string, becomes: Json): Json {
  return eventBranch(
    '4-655002',
    property('hs_name', text('IS_EQUAL_TO', name)),
    property('hs_value', becomes),
  );
}

export function formSubmitted(formId: string): Json {
  return eventBranch('4-1639801', property('hs_form_id', isAnyOf(formId)));
}

function timePoint(referenceType: 'TODAY' | 'NOW', offset: Json | null): Json {
  const point = {
    timeType: 'INDEXED',
    timezoneSource: 'CUSTOM',
    zoneId: 'Europe/Dublin',
    indexReference: { referenceType },
  };
  return offset === null ? point : { ...point, offset };
}
