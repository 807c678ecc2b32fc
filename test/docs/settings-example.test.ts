import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfigFile } from '../../src/server/commands/config-file.ts';
import { testFolder } from '../server/commands/run-command.ts';

const EXAMPLE = new URL('../../docs/examples/groundwork.yaml', import.meta.url);
const NOW = Date.parse('2026-11-25T09:00:00Z');

it('the example of a settings file is read with everything it says', async () => {
  const path = join(await testFolder(), 'groundwork.yaml');
  await writeFile(path, await readFile(EXAMPLE));
  const { portalId, settings, mutes, exemptions } = await readConfigFile(path, NOW);
  expect({ portalId, settings }).toMatchObject({
    portalId: '48231907',
    settings: { SG103: { severity: 'off' }, SG102: { severity: 'error' } },
  });
  expect(mutes).toMatchObject([{ ruleId: 'SG305' }]);
  expect(exemptions).toMatchObject([{ asset: { kind: 'workflow', id: '1203377145' }, until: '2027-06-30' }]);
});
