import { join } from 'node:path';
import * as z from 'zod/mini';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentFile } from '../../../src/server/store/lowdb/document-file.ts';
import { createGate } from '../../../src/server/store/gate.ts';
import { journalFile } from '../../../src/server/store/lowdb/journal-file.ts';
import { createTable, type Backing } from '../../../src/server/store/lowdb/table.ts';
import { temporaryFolder } from './temporary-store.ts';

interface Note {
  id: string;
  text: string;
}
const NOTE = {
  name: 'note',
  schema: z.strictObject({ id: z.string(), text: z.string() }),
  keyOf: (note: Note) => note.id,
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.dispose());

const gate = () => createGate('write', folder.directory);
const path = () => join(folder.directory, 'notes');
const BACKINGS = [
  { kind: 'document', open: () => documentFile(path(), NOTE) },
  { kind: 'journal', open: () => journalFile(path(), NOTE, gate(), () => undefined) },
];

/** The same file, with its writes counted. */
function counted(backing: Backing<Note>): { backing: Backing<Note>; writes(): number } {
  let writes = 0;
  return {
    writes: () => writes,
    backing: {
      ...backing,
      save(items, changes) {
        writes += 1;
        return backing.save(items, changes);
      },
    },
  };
}

describe.each(BACKINGS)('a table over a $kind', ({ open }) => {
  it('writes 50 updates that come at once in a few writes, each durable when it is acknowledged', async () => {
    const { backing, writes } = counted(open());
    const table = createTable(backing, gate());
    const missing: string[] = [];
    const updates = Array.from({ length: 50 }, async (_, number) => {
      const id = `${number}`;
      if (number >= 25) await table.read();
      await table.update((draft) => draft.put(id, { id, text: 'written' }));
      if (!(await open().load()).has(id)) missing.push(id);
    });
    await Promise.all(updates);
    expect(missing).toEqual([]);
    expect(writes()).toBeLessThanOrEqual(3);
    expect((await open().load()).size).toBe(50);
  });

  it('a change that throws leaves nothing of itself, the others are kept', async () => {
    const table = createTable(open(), gate());
    const broken = table.update((draft) => {
      draft.put('broken', { id: 'broken', text: '' });
      throw new RangeError('on purpose');
    });
    const good = table.update((draft) => draft.put('good', { id: 'good', text: '' }));
    await expect(broken).rejects.toThrow(RangeError);
    await good;
    expect([...(await table.read()).keys()]).toEqual(['good']);
    expect([...(await open().load()).keys()]).toEqual(['good']);
  });

  it('a change sees those before it, and a change that does nothing writes nothing', async () => {
    const { backing, writes } = counted(open());
    const table = createTable(backing, gate());
    const texts = ['a', 'b', 'c'].map((letter) =>
      table.update((draft) => {
        const text = (draft.get('one')?.text ?? '') + letter;
        draft.put('one', { id: 'one', text });
        return text;
      }),
    );
    expect(await Promise.all(texts)).toEqual(['a', 'ab', 'abc']);
    const before = writes();
    expect(await table.update((draft) => draft.get('two'))).toBeUndefined();
    expect(writes()).toBe(before);
  });

  it('a removed item stays removed', async () => {
    const table = createTable(open(), gate());
    await table.update((draft) => draft.put('one', { id: 'one', text: '' }));
    await table.update((draft) => draft.remove('one'));
    expect((await open().load()).size).toBe(0);
  });
});
