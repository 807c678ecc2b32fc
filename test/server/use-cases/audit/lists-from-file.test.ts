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
    expect(lists.ok && lists.value.map(({ id }) => id)).toEqual(['7']);
  });

  it('keep size, age and filter', () => {
    const lists = read([listJson({ size: 12 })]);
    expect(lists.ok && lists.value[0]).toMatchObject({
      size: 12,
      createdAt: Date.parse('2026-01-05T09:00:00.000Z'),
      filterProperties: ['lifecyclestage'],
    });
  });

  it('take the size where the search puts it', () => {
    const { size: _size, ...list } = listJson();
    const lists = read([{ ...list, additionalProperties: { hs_list_size: '31' } }]);
    expect(lists.ok && lists.value[0]?.size).toBe(31);
  });

  it('leave unknown what the file does not say', () => {
    const lists = read([{ listId: '7', processingType: 'MANUAL' }]);
    expect(lists.ok && lists.value[0]).toMatchObject({ size: null, createdAt: null, waysIn: null });
  });

  it.each([
    ['no JSON', '{', /lists\.json is no valid JSON/],
    ['no array', '{"a": 1}', /holds no array/],
    ['a segment without an id', '[{"processingType": "MANUAL"}]', /0\.listId/],
    [
      'a kind of segment that does not exist',
      '[{"listId": "7", "processingType": "SMART"}]',
      /0\.processingType/,
    ],
  ])('are refused: %s', (_name, text, message) => {
    const lists = listsFromFile('lists.json', text);
    expect(lists).toMatchObject({ ok: false, reason: 'lists_malformed' });
    expect(lists.ok ? '' : lists.message).toMatch(message);
  });
});
