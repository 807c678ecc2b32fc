import { describe, expect, it } from 'vitest';
import {
  filterHashOf,
  filterProperties,
  waysInOf,
} from '../../../../src/core/grounding/workflow/filter/filter.ts';
import {
  and,
  anyOf,
  event,
  formSubmitted,
  inList,
  namedValue,
  notInList,
  or,
  propertyChanged,
  propertyFilter,
  propertyIs,
  propertyKnown,
  type Json,
} from '../../../factories/filters.ts';

const ways = (branch: unknown) => waysInOf(branch, '$');
const key = (branch: unknown) => ways(branch).map((way) => way.key);

function not(type: 'NOT_ANY' | 'NOT_ALL', filters: Json[]): Json {
  return { filterBranches: [], filters, filterBranchType: type, filterBranchOperator: type };
}

const companyInRetail: Json = {
  ...and([propertyIs('industry', 'RETAIL')]),
  objectTypeId: '0-2',
  operator: 'IN_LIST',
  associationTypeId: 279,
  associationCategory: 'HUBSPOT_DEFINED',
  filterBranchType: 'ASSOCIATION',
};

function nested(depth: number): Json {
  let branch: Json = and([inList('7')]);
  for (let level = 0; level < depth; level += 1) branch = and([], [branch]);
  return branch;
}

describe('ways in of a filter', () => {
  it('are its OR alternatives, each with its own path', () => {
    const found = ways(anyOf([inList('7'), propertyKnown('email')], [formSubmitted('f1')]));
    expect(found.map(({ inLists, onlyLists, path }) => ({ inLists, onlyLists, path }))).toEqual([
      { inLists: ['7'], onlyLists: false, path: '$.filterBranches[0]' },
      { inLists: [], onlyLists: false, path: '$.filterBranches[1]' },
    ]);
  });

  it('are one for a bare AND at the root, as older workflows have it', () => {
    expect(ways(and([inList('7'), inList('8')]))).toMatchObject([
      { inLists: ['7', '8'], onlyLists: true, path: '$' },
    ]);
  });

  it('are one for each filter that stands directly in an OR', () => {
    const hand = { filterBranchType: 'OR', filters: [inList('7'), inList('8')] };
    expect(ways(hand).map(({ inLists }) => inLists)).toEqual([['7'], ['8']]);
  });

  it.each<[string, unknown]>([
    ['nothing at all', undefined],
    ['an empty OR', or()],
    ['an empty AND in an OR', anyOf([])],
  ])('are none for %s', (_name, branch) => {
    expect(ways(branch)).toEqual([]);
  });

  it('keep exclusions apart from memberships', () => {
    expect(ways(anyOf([inList('7'), notInList('9')]))).toMatchObject([
      { inLists: ['7'], notInLists: ['9'], onlyLists: true },
    ]);
  });

  it.each([
    ['NOT_ANY', [{ inLists: [], notInLists: ['7', '8'] }]],
    [
      'NOT_ALL',
      [
        { inLists: [], notInLists: ['7'] },
        { inLists: [], notInLists: ['8'] },
      ],
    ],
  ] as const)('turn lists under %s into exclusions', (type, expected) => {
    expect(ways(not(type, [inList('7'), inList('8')]))).toMatchObject(expected);
  });

  it('read not-in-list under NOT_ANY as membership', () => {
    expect(ways(not('NOT_ANY', [notInList('7')]))).toMatchObject([{ inLists: ['7'], notInLists: [] }]);
  });

  it('multiply out an OR within an AND', () => {
    const branch = and([propertyKnown('email')], [or(and([inList('7')]), and([inList('8')]))]);
    expect(ways(branch).map(({ inLists }) => inLists)).toEqual([['7'], ['8']]);
  });

  it('stay few where multiplying out would explode', () => {
    const pair = (index: number) => or(and([inList(`${index}1`)]), and([inList(`${index}2`)]));
    const found = ways(
      and(
        [],
        Array.from({ length: 40 }, (_, index) => pair(index)),
      ),
    );
    expect(found).toHaveLength(64);
    expect(found[0]?.parts).toHaveLength(40);
  });

  it('do not take the lists of associated records for those of the record', () => {
    const associated = { ...companyInRetail, filters: [inList('7')] };
    expect(ways(and([], [associated]))).toMatchObject([{ inLists: [], onlyLists: false }]);
  });

  it('cannot be compared where HubSpot hides conditions', () => {
    const restricted = { filterBranches: [], filters: [], filterBranchType: 'RESTRICTED' };
    expect(ways(and([inList('7')], [restricted]))).toMatchObject([{ key: '', parts: [], inLists: ['7'] }]);
    expect(filterHashOf(and([], [restricted]))).toBeNull();
  });

  it('say so instead of failing when the filter is nested too deep', () => {
    expect(ways(nested(50_000))).toMatchObject([{ key: '', parts: [], inLists: [] }]);
    expect(filterHashOf(nested(50_000))).toBeNull();
    expect(filterProperties(nested(50_000))).toEqual([]);
    expect(ways(nested(20))).toMatchObject([{ inLists: ['7'] }]);
  });

  it.each<[string, unknown]>([
    ['text', 'OR'],
    ['filters that are no array', { filterBranchType: 'AND', filters: 'x', filterBranches: 3 }],
    ['filters that are null', and([null as unknown as Json])], // hostile on purpose: the type forbids it
  ])('do not fail on %s', (_name, branch) => {
    expect(() => ways(branch)).not.toThrow();
  });
});

describe('the key of a way in', () => {
  it('is the same for the same conditions in another order and spelling', () => {
    const spelled = anyOf([propertyIs('stage', 'b', 'a'), inList('7')]);
    const other = and([
      { ...inList('7'), metadata: { id: '7', inListType: 'WORKFLOWS_ENROLLMENT' } },
      {
        filterType: 'PROPERTY',
        property: 'stage',
        operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['a', 'b'] },
      },
    ]);
    expect(key(spelled)).toEqual(key(other));
    expect(filterHashOf(spelled)).toBe(filterHashOf(other));
  });

  it.each<[string, Json, Json]>([
    ['values', propertyIs('stage', 'a'), propertyIs('stage', 'b')],
    [
      'records without a value',
      propertyFilter('stage', { operator: 'IS_NONE_OF', values: ['a'], includeObjectsWithNoValueSet: true }),
      propertyFilter('stage', { operator: 'IS_NONE_OF', values: ['a'] }),
    ],
    ['direction', inList('7'), notInList('7')],
  ])('differs with %s', (_name, left, right) => {
    expect(key(and([left]))).not.toEqual(key(and([right])));
  });

  it('of a narrower way has all parts of the wider one', () => {
    const [wide] = ways(and([propertyIs('stage', 'customer')]));
    const [narrow] = ways(anyOf([propertyKnown('email'), propertyIs('stage', 'customer')]));
    expect(narrow?.parts).toEqual(expect.arrayContaining(wide?.parts ?? ['missing']));
  });
});

describe('a way in, in words', () => {
  it.each<[string, Json, string]>([
    ['a property', and([propertyIs('lifecyclestage', 'customer')]), 'lifecycle stage is customer'],
    ['many values', and([propertyIs('hs_grade', '1', '2', '3', '4', '5')]), 'grade is 1 or 2 or 3 or 2 more'],
    ['a person’s address, left out', and([propertyIs('email', 'x@example.com')]), 'email is a certain value'],
    ['a person’s new name, left out', or(propertyChanged('lastname', 'Doe')), 'last name changed'],
    ['a form', and([formSubmitted('f1')]), 'filled out form f1'],
    ['lists', and([inList('7'), notInList('8')]), 'in list 7 and not in list 8'],
    ['an event', or(event('4-1639801')), 'form submitted'],
    [
      'a change, from the pair hs_name and hs_value',
      and(namedValue('dealstage', 'won')),
      'deal stage changed to won',
    ],
    ['a change as event', or(propertyChanged('dealstage', 'won')), 'deal stage changed to won'],
    ['associated records', and([], [companyInRetail]), 'an associated company where industry is RETAIL'],
    [
      'a moving date',
      and([
        propertyFilter('closedate', {
          operator: 'IS_BEFORE',
          timePoint: { indexReference: { referenceType: 'TODAY' }, offset: { days: -30 } },
        }),
      ]),
      'close date is before 30 days before today',
    ],
  ])('tells %s', (_name, branch, words) => {
    expect(ways(branch)[0]?.words).toBe(words);
  });
});

describe('properties of a filter', () => {
  it('are those asked about, also of associated records and in comparisons', () => {
    const compared = propertyFilter('closedate', {
      operator: 'IS_AFTER',
      comparisonPropertyName: 'createdate',
    });
    expect(filterProperties(and([compared], [companyInRetail]))).toEqual([
      'closedate',
      'createdate',
      'industry',
    ]);
  });

  it('are the changed property, never hs_name or hs_value', () => {
    expect(filterProperties(or(propertyChanged('dealstage', 'won')))).toEqual(['dealstage']);
    expect(filterProperties(and(namedValue('amount')))).toEqual(['amount']);
  });

  it('are none for the properties of an event', () => {
    expect(filterProperties(or(event('5-712249', propertyIs('doc_name', 'x'))))).toEqual([]);
  });
});
