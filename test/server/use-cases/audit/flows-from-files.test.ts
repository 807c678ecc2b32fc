import { describe, expect, it } from 'vitest';
import { flowsFromFiles } from '../../../../src/server/use-cases/audit/flows-from-files.ts';
import { flow, sendEmail } from '../../../factories/workflows.ts';

const file = (name: string, content: unknown) => ({ name, text: JSON.stringify(content) });
const read = (...files: Parameters<typeof flowsFromFiles>[0]) => flowsFromFiles(files, []);
const idsOf = ({ workflows }: ReturnType<typeof read>) => workflows.map(({ id }) => id);

describe('workflows from files', () => {
  it.each([
    ['a single definition', flow({ id: '1' }), ['1']],
    ['an array', [flow({ id: '1' }), flow({ id: '2' })], ['1', '2']],
    ['an answer of the API', { results: [flow({ id: '1' })], paging: {} }, ['1']],
  ])('are taken from %s', (_name, content, ids) => {
    expect(idsOf(read(file('a.json', content)))).toEqual(ids);
  });

  it('are read behind a byte order mark', () => {
    expect(idsOf(read({ name: 'a.json', text: `\uFEFF${JSON.stringify(flow({ id: '1' }))}` }))).toEqual([
      '1',
    ]);
  });

  it('report a broken file by name and still take the others', () => {
    const gathered = read({ name: 'broken.json', text: '{"id": ' }, file('good.json', flow({ id: '1' })));
    expect(idsOf(gathered)).toEqual(['1']);
    expect(gathered.unreadable).toHaveLength(1);
    expect(gathered.unreadable[0]).toMatchObject({
      kind: 'workflow',
      id: 'broken.json',
      code: 'file_unreadable',
    });
    expect(gathered.unreadable[0]?.message).toMatch(/^broken\.json is no valid JSON: .+/);
  });

  it('report a file that the disk would not give', () => {
    const gathered = read({ name: 'locked.json', problem: 'the file could not be read (EACCES)' });
    expect(gathered.unreadable[0]?.message).toBe('locked.json: the file could not be read (EACCES).');
  });

  it('report a definition that cannot be read, with its file', () => {
    const gathered = read(
      file('mixed.json', [flow({ id: '1' }), { ...flow({ id: '2' }), actions: 'none' }, { a: 1 }]),
    );
    expect(idsOf(gathered)).toEqual(['1']);
    expect(gathered.unreadable.map(({ id, code }) => `${id}: ${code}`)).toEqual([
      'mixed.json, entry 2: malformed',
      'mixed.json, entry 3: no_workflow',
    ]);
  });

  it.each([
    [
      'an index of something else',
      [{ name: 'x', actions: 3 }, { name: 'y' }],
      'none of its 2 entries is a workflow',
    ],
    ['a package file', { name: 'groundwork', version: '1' }, 'what it holds is no workflow'],
    ['an empty array', [], 'it holds nothing'],
  ])('leave out %s, and say so', (_name, content, reason) => {
    const gathered = read(file('other.json', content));
    expect(gathered).toMatchObject({ workflows: [], unreadable: [] });
    expect(gathered.notes).toHaveLength(1);
    expect(gathered.notes[0]).toContain('other.json skipped');
    expect(gathered.notes[0]).toContain(reason);
  });

  it.each([
    ['in order', ['2', '10']],
    ['the other way round', ['10', '2']],
  ])('take the highest revision of one workflow, %s', (_name, revisions) => {
    const files = revisions.map((revisionId) =>
      file(`r${revisionId}.json`, flow({ id: '1', name: 'Nurture', extra: { revisionId } })),
    );
    const gathered = read(...files);
    expect(gathered.workflows.map(({ revisionId }) => revisionId)).toEqual(['10']);
    expect(gathered.superseded).toEqual([{ id: '1', name: 'Nurture', revisionId: '2', source: 'r2.json' }]);
  });

  it('know our own action by the ids given', () => {
    const step = {
      actionTypeVersion: 1,
      actionTypeId: '1-77',
      fields: { hypothesis: 'h_aaaaaaaaaa' },
      type: 'SINGLE_CONNECTION',
    };
    const gathered = flowsFromFiles(
      [file('a.json', flow({ steps: [{ action: step }, sendEmail()] }))],
      ['1-77'],
    );
    expect(gathered.workflows[0]?.assignments).toMatchObject([{ hypothesisId: 'h_aaaaaaaaaa' }]);
  });
});
