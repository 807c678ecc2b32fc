import { readFile, readdir } from 'node:fs/promises';
import ajvFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readAuditConfig } from '../../src/core/grounding/config/audit-config.ts';
import { readHypothesesFile } from '../../src/core/hypotheses/hypotheses-file.ts';
import { runCommand } from '../server/commands/run-command.ts';

const EXAMPLES = new URL('../../docs/examples/', import.meta.url);
const CLIENT = new URL('strategy/clients/coffee/', EXAMPLES);
const NOW = Date.parse('2026-11-25T09:00:00Z');

const text = (name: string, base = CLIENT) => readFile(new URL(name, base), 'utf8');

/** The schema that a file names in its first line, as an editor would find it. */
async function schemaOf(name: string, base = CLIENT) {
  const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)/m.exec(await text(name, base)) ?? [];
  const schema = JSON.parse(await readFile(new URL(path, new URL(name, base)), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: false });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

describe('the example of a repository', () => {
  it.each(['hypotheses.yaml', 'groundwork.yaml'])('has a %s that fits the schema it names', async (name) => {
    const fits = await schemaOf(name);
    expect(fits(parse(await text(name))), JSON.stringify(fits.errors)).toBe(true);
  });

  it('is read as it stands', async () => {
    const reading = { now: NOW, by: 'cli' };
    const file = readHypothesesFile(parse(await text('hypotheses.yaml')), reading);
    expect(file).toMatchObject({
      ok: true,
      value: { hypotheses: [{ slots: { owner: 'Lifecycle marketing' } }] },
    });
    const config = readAuditConfig(parse(await text('groundwork.yaml')), { now: NOW });
    expect(config).toMatchObject({ ok: true, value: { settings: { SG103: { severity: 'off' } } } });
  });

  it('has a review whose commands and options there are', async () => {
    const action = await text('strategy/.github/workflows/strategy.yml', EXAMPLES);
    const called = [...action.matchAll(/groundwork\.js ([a-z]+)((?:(?!node ).)*?)(?=\n\s+- |\n\s+\{|$)/gs)];
    expect(called.map(([, command]) => command)).toEqual(['diff', 'audit']);
    for (const [, command = '', rest = ''] of called) {
      const { out } = await runCommand([command, '--help']);
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(out).toContain(option);
    }
  });

  it('tells of every file in it', async () => {
    const readme = await text('strategy/README.md', EXAMPLES);
    for (const name of await readdir(CLIENT)) expect(readme).toContain(name);
  });
});

describe('the schemas for editors refuse', () => {
  it.each([
    ['groundwork.yaml', 'a rule that is not there', { rules: { SG999: 'off' } }],
    ['groundwork.yaml', 'an option that the rule does not have', { rules: { SG101: { options: { x: 1 } } } }],
    [
      'groundwork.yaml',
      'a mute without a reason',
      { mutes: [{ rule: 'SG101', by: 'x', until: '2027-01-01' }] },
    ],
    [
      'hypotheses.yaml',
      'an unknown key',
      { schema: 'groundwork.hypotheses/1', hypotheses: [{ titel: 'x' }] },
    ],
    ['hypotheses.yaml', 'another form', { schema: 'groundwork.hypotheses/2', hypotheses: [] }],
  ])('in %s %s', async (name, _what, data) => {
    expect((await schemaOf(name))(data)).toBe(false);
  });
});
