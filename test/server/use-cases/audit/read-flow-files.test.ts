import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFlowFiles } from '../../../../src/server/use-cases/audit/read-flow-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-flows-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('reading files of workflows', () => {
  it('takes the JSON files of a folder in the order of their names, and nothing else', async () => {
    for (const name of ['b.json', 'a.JSON', 'notes.md']) await writeFile(join(folder, name), name);
    expect(await readFlowFiles(folder)).toEqual({
      ok: true,
      value: [
        { name: 'a.JSON', text: 'a.JSON' },
        { name: 'b.json', text: 'b.json' },
      ],
    });
  });

  it('takes a single file whatever its name', async () => {
    await writeFile(join(folder, 'flow.txt'), '{}');
    expect(await readFlowFiles(join(folder, 'flow.txt'))).toEqual({
      ok: true,
      value: [{ name: 'flow.txt', text: '{}' }],
    });
  });

  it('names what it could not read, and reads the rest', async () => {
    await mkdir(join(folder, 'a.json'));
    await writeFile(join(folder, 'b.json'), '{}');
    const read = await readFlowFiles(folder);
    expect(read.ok && read.value).toEqual([
      { name: 'a.json', problem: 'the file could not be read (EISDIR)' },
      { name: 'b.json', text: '{}' },
    ]);
  });

  it('refuses a path that leads nowhere, and a folder without JSON', async () => {
    expect(await readFlowFiles(join(folder, 'nothing'))).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await readFlowFiles(folder)).toMatchObject({ ok: false, reason: 'no_files' });
  });
});
