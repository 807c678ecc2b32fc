import { readFileSync } from 'node:fs';
import ajvFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { smallWorld } from '../factories/world.ts';
import { commandAccount } from '../server/commands/run-command.ts';

const STRATEGY = 'docs/examples/strategy/clients/coffee/hypotheses.yaml';

/** What is wrong with an answer by a published schema; empty when nothing is. */
function wrongWith(name: string, answer: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajvFormats.default(ajv);
  const file = new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url);
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  return validate(answer) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

describe('the published schemas', () => {
  it.each([
    ['audit', ['audit']],
    ['doctor', ['doctor']],
    ['measure', ['measure']],
    ['sync', ['sync', '--dry-run']],
    ['why', ['why', 'workflow', '5001']],
    ['diff', ['diff', STRATEGY, '--against', STRATEGY]],
    ['lint', ['lint', 'We send mails.']],
  ])(
    'hold what %s really answers, and refuse what it does not',
    async (name, argv) => {
      const account = await commandAccount(smallWorld());
      if (name === 'why') await account.run('audit');
      const { out } = await account.run(...argv, '--format', 'json');
      const answer = JSON.parse(out);
      expect(answer.schema).toBe(`groundwork.${name}/1`);
      expect(wrongWith(name, answer)).toEqual([]);
      expect(wrongWith(name, { ...answer, schema: 'something else' })).not.toEqual([]);
      expect(wrongWith(name, { ...answer, invented: true })).not.toEqual([]);
    },
    60_000,
  );
});
