import { describe, expect, it } from 'vitest';
import { and, anyOf, inList, propertyIs, type Json } from '../../../factories/filters.ts';
import { listModel } from '../../../factories/normalised.ts';

function nested(depth: number): Json {
  let branch = and([inList('7')]);
  for (let level = 0; level < depth; level += 1) branch = and([], [branch]);
  return branch;
}

describe('a list as the audit reads it', () => {
  it('has the alternatives of its filter, its properties and a hash', () => {
    const filterBranch = anyOf([inList('7'), propertyIs('plan', 'gold')], [propertyIs('country', 'DE')]);
    const list = listModel({ filterBranch });
    expect(list.waysIn?.map(({ inLists }) => inLists)).toEqual([['7'], []]);
    expect(list.filterProperties).toEqual(['country', 'plan']);
    expect(list.filterHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('spells conditions as workflows do', () => {
    const list = listModel({
      filterBranch: { filterBranchType: 'AND', filters: [propertyIs('plan', 'gold')] },
    });
    const same = listModel({ filterBranch: anyOf([propertyIs('plan', 'gold')]) });
    expect(list.filterHash).toBe(same.filterHash);
  });

  it.each<[string, Json | null]>([
    ['without a filter', null],
    ['with a filter nested too deep', nested(50_000)],
  ])('%s says nothing about its ways in', (_name, filterBranch) => {
    expect(listModel({ filterBranch })).toMatchObject({
      waysIn: null,
      filterProperties: [],
      filterHash: null,
    });
  });
});
