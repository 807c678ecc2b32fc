import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hypothesisId } from '../../factories/hypotheses.ts';
import { collect } from '../../contract/store/under-test.ts';
import { startWriter } from './child-writer.ts';
import { openForTest, temporaryFolder } from './temporary-store.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.dispose());

/** Numbers that the process was told are stored. */
function acknowledged(lines: readonly string[]): string[] {
  return lines.filter((line) => /^\d+$/.test(line));
}

describe('a process that is killed while it writes', () => {
  it('has lost nothing that was acknowledged, time and again', async () => {
    const all: string[] = [];
    for (const [round, writes] of [17, 40, 5].entries()) {
      const writer = await startWriter(folder.directory, 'write', { from: round * 100_000 });
      await writer.printed(writes);
      await writer.kill('SIGKILL');
      all.push(...acknowledged(writer.lines));
    }
    const store = await openForTest(folder.directory);
    const ids = new Set((await store.hypotheses.list('A')).map(({ id }) => id));
    const rows = new Set((await collect(store.ledger.open('A', hypothesisId(1)))).map((row) => row.recordId));
    expect(all.length).toBeGreaterThanOrEqual(59);
    expect(all.filter((number) => !ids.has(hypothesisId(Number(number))))).toEqual([]);
    expect(all.filter((number) => !rows.has(number))).toEqual([]);
    await store.close();
  });
});

/** A limit on the size of files stops a write half-way, as a full disk does. */
describe('a disk that takes only half of a write', () => {
  it('keeps every acknowledged ledger row and nothing half-written', async () => {
    const writer = await startWriter(folder.directory, 'grow-ledger', { fileLimit: 16 });
    await writer.ended();
    expect(writer.lines.at(-1)).toBe('refused store_unavailable');
    const messages: string[] = [];
    const store = await openForTest(folder.directory, { log: (message) => messages.push(message) });
    expect(await store.ledger.count('A', hypothesisId(1))).toBe(20 * acknowledged(writer.lines).length);
    expect(messages).toEqual([]);
    await store.close();
  });

  it('keeps the file as it was before the write', async () => {
    const writer = await startWriter(folder.directory, 'grow-hypotheses', { fileLimit: 16 });
    await writer.ended();
    expect(writer.lines.at(-1)).toBe('refused store_unavailable');
    const store = await openForTest(folder.directory);
    const ids = (await store.hypotheses.list('A')).map(({ id }) => id);
    expect(ids).toEqual(acknowledged(writer.lines).map((number) => hypothesisId(Number(number))));
    await store.close();
  });
});
