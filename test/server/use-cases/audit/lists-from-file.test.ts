import { describe, expect, it } from 'vitest';
import { listsFromFile } from '../../../../src/server/use-cases/audit/lists-from-file.ts';
import { listJson } from '../../../factories/workflows.ts';

const read = (content: unknown) => listsFromFile('lists.json', JSON.stringify(content));

describe('segments from a file', () => {
  it.each([
    ['an array', [listJson({ listId: '7' })]],
    ['under lists', { lists: [listJson({ listId: '7' })] }],
    ['an answer of the API', { results: [listJson({ listId: '7' })] }],
    ['with a number for an id', [{ ...listJson(), listId: 7 }]],
  ])('are taken from %s', (_name, content) => {
    const lists = read(content);
    expect(lists.ok && lists.value.lists.map(({ id }) => id)).toEqual(['7']);
  });

  it('keep size, age and filter', () => {
    const lists = read([listJson({ size: 12 })]);
    expect(lists.ok && lists.value.lists[0]).toMatchObject({
      size: 12,
      createdAt: Date.parse('2026-01-05T09:00:00.000Z'),
      filterProperties: ['lifecyclestage'],
    });
  });

  it('take the size where the search puts it', () => {
    const { size: _size, ...list } = listJson();
    const lists = read([{ ...list, additionalProperties: { hs_list_size: '31' } }]);
    expect(lists.ok && lists.value.lists[0]?.size).toBe(31);
  });

  it.each([[''], [' '], ['many'], [true], [-1]])('have no known size where the file says “%s”', (size) => {
    const { size: _size, ...list } = listJson();
    const lists = read([{ ...list, additionalProperties: { hs_list_size: size } }]);
    expect(lists.ok && lists.value.lists[0]?.size).toBeNull();
  });

  it('leave unknown what the file does not say', () => {
    const lists = read([{ listId: '7', processingType: 'MANUAL' }]);
    expect(lists.ok && lists.value.lists[0]).toMatchObject({ size: null, createdAt: null, waysIn: null });
  });

  it.each([
    ['no JSON', '{', /lists\.json is no valid JSON/],
    ['no array', '{"a": 1}', /holds no array/],
  ])('are refused: %s', (_name, text, message) => {
    const lists = listsFromFile('lists.json', text);
    expect(lists).toMatchObject({ ok: false, reason: 'lists_malformed' });
    expect(lists.ok ? '' : lists.message).toMatch(message);
  });

  it.each([
    ['without an id', { processingType: 'MANUAL' }, /lists\.json, entry 2 is no segment: listId/],
    ['of a kind that does not exist', { listId: '7', processingType: 'SMART' }, /entry 2 .*processingType/],
    ['that is none', 'x', /entry 2 is no segment/],
  ])('are unreadable by their place where they are %s, and the others are taken', (_name, entry, message) => {
    const lists = read([listJson({ listId: '6' }), entry, listJson({ listId: '8' })]);
    expect(lists.ok && lists.value.lists.map(({ id }) => id)).toEqual(['6', '8']);
    expect(lists.ok && lists.value.unreadable).toMatchObject([
      { kind: 'list', code: 'no_segment', message: expect.stringMatching(message) },
    ]);
  });

  it('are taken once where an id comes twice: the higher version, else the first', () => {
    const named = (name: string, listVersion?: number) => ({
      ...listJson({ listId: '7' }),
      name,
      listVersion,
    });
    const taken = (...entries: unknown[]) => {
      const lists = read(entries);
      return lists.ok ? [lists.value.lists.map(({ name }) => name), lists.value.notes] : null;
    };
    const words = 'lists.json holds segment 7 more than once';
    expect(taken(named('a', 2), named('b', 3))).toEqual([['b'], [`${words}; version 3 is taken.`]]);
    expect(taken(named('a', 3), named('b', 2))).toEqual([['a'], [`${words}; version 3 is taken.`]]);
    expect(taken(named('a'), named('b'))).toEqual([['a'], [`${words}; the first is taken.`]]);
  });
});
