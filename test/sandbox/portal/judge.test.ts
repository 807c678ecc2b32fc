import { describe, expect, it } from 'vitest';
import { judgeAnswer } from '../../helpers/judge.ts';

const list = {
  listId: '1',
  listVersion: 1,
  name: 'A',
  objectTypeId: '0-1',
  processingType: 'MANUAL',
  processingStatus: 'COMPLETE',
};
const record = {
  id: '1',
  properties: { a: null },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
};

function judge(path: string, body: unknown, status = 200): Promise<string[]> {
  return judgeAnswer(new Request(`https://api.hubapi.com${path}`), Response.json(body, { status }));
}

describe('the judge of answers', () => {
  it('passes what the client of HubSpot could read', async () => {
    expect(await judge('/crm/v3/lists/1', { list })).toEqual([]);
    expect(await judge('/crm/v3/objects/contacts/1', record)).toEqual([]);
  });

  it.each([
    ['a field HubSpot does not have', '/crm/v3/lists/1', { list: { ...list, folder: 'x' } }],
    ['a missing field', '/crm/v3/lists/1', { list: { ...list, listVersion: undefined } }],
    ['a number where a string is meant', '/crm/v3/objects/contacts/1', { ...record, properties: { a: 1 } }],
    ['an instant that is none', '/crm/v3/objects/contacts/1', { ...record, createdAt: 'yesterday' }],
    [
      'a filter there is not',
      '/crm/v3/lists/1',
      { list: { ...list, filterBranch: { filterBranchType: 'MAYBE' } } },
    ],
    ['a workflow without its type', '/automation/v4/flows/1', { id: '1' }],
    ['a path that has no schema', '/crm/v3/pipelines', {}],
  ])('objects to %s', async (_, path, body) => {
    expect(await judge(path, body)).not.toEqual([]);
  });

  it('objects to an error body without its parts', async () => {
    expect(await judge('/crm/v3/lists/1', { message: 'no' }, 404)).not.toEqual([]);
    expect(await judge('/crm/v3/lists/1', { status: 'error', message: 'no' }, 429)).not.toEqual([]);
  });
});
