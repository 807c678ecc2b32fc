import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { flow, sendEmail } from '../factories/workflows.ts';
import { runCommand, testFolder } from '../server/commands/run-command.ts';

interface Step {
  run?: string;
}

async function auditCommands(): Promise<string[][]> {
  const text = await readFile(new URL('../../docs/examples/github-action.yml', import.meta.url), 'utf8');
  const { jobs } = parse(text) as { jobs: Record<string, { steps: Step[] }> };
  return Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run = '' }) => (run.includes('groundwork.js') ? [run.trim().split(/\s+/).slice(2)] : []));
}

/** A repository as the example expects it, with paths made absolute. */
async function repository(): Promise<(argv: readonly string[]) => string[]> {
  const folder = await testFolder();
  await mkdir(join(folder, 'account'));
  const saved = (id: string) => JSON.stringify(flow({ id, steps: [sendEmail()] }));
  await writeFile(join(folder, 'account', '1.json'), saved('1'));
  await writeFile(join(folder, 'account', '2.json.later'), saved('2'));
  await writeFile(join(folder, 'hypotheses.yaml'), 'schema: groundwork.hypotheses/1\nhypotheses: []\n');
  const files = new Set([
    'account',
    'hypotheses.yaml',
    'backlog.json',
    'groundwork.sarif',
    'groundwork.html',
  ]);
  return (argv) =>
    argv.map((word) => (files.has(word) || word.includes('.json') ? join(folder, word) : word));
}

describe('the example of a GitHub Action', () => {
  it('lets what was there on day one pass, and stops at a new workflow without a hypothesis', async () => {
    const inFolder = await repository();
    const [gate = [], page = []] = await auditCommands();
    expect(gate[0]).toBe('audit');
    const first = await runCommand(inFolder([...gate, '--update-backlog']));
    expect(first).toMatchObject({ code: 0 });
    expect(await runCommand(inFolder(gate))).toMatchObject({ code: 0 });
    const [later = '', added = ''] = inFolder(['account/2.json.later', 'account/2.json']);
    await cp(later, added);
    expect(await runCommand(inFolder(gate))).toMatchObject({ code: 1 });
    expect(await runCommand(inFolder(page))).toMatchObject({ code: 0 });
    const [sarif = '', html = ''] = inFolder(['groundwork.sarif', 'groundwork.html']);
    expect(JSON.parse(await readFile(sarif, 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(await readFile(html, 'utf8')).toContain('<!doctype html>');
  }, 60_000);
});
