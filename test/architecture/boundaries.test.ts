import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** Lints a made-up file as if it lay at `filePath`; answers the rules that spoke. */
async function rulesThatSpeak(eslint: ESLint, filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? `fatal: ${message.message}`);
}

const REFUSED: [string, string, string, string][] = [
  [
    'core reaching the server',
    'src/core/planted.ts',
    '../server/store/port/store.ts',
    'boundaries/dependencies',
  ],
  ['core using Node', 'src/core/planted.ts', 'node:fs', 'no-restricted-imports'],
  ['core using HubSpot’s client', 'src/core/planted.ts', '@hubspot/api-client', 'no-restricted-imports'],
  [
    'the store reaching the door',
    'src/server/store/planted.ts',
    '../hubspot/port.ts',
    'boundaries/dependencies',
  ],
  [
    'the door reaching the store',
    'src/server/hubspot/planted.ts',
    '../store/port/store.ts',
    'boundaries/dependencies',
  ],
  [
    'a use-case reading the configuration',
    'src/server/hubspot/planted.ts',
    '../config.ts',
    'boundaries/dependencies',
  ],
  [
    'the server knowing the sandbox',
    'src/server/use-cases/planted.ts',
    '../../sandbox/portal/world.ts',
    'no-restricted-imports',
  ],
  [
    'the sandbox reaching the server',
    'src/sandbox/planted.ts',
    '../server/store/port/store.ts',
    'boundaries/dependencies',
  ],
  [
    'extensions reaching the server',
    'src/extensions/planted.ts',
    '../server/store/port/store.ts',
    'no-restricted-imports',
  ],
  [
    'extensions pulling in statistics',
    'src/extensions/planted.ts',
    '@groundwork/core/outcomes/statistics/normal',
    'no-restricted-imports',
  ],
  ['an import spelled .js', 'src/server/store/planted.ts', './port.js', 'no-restricted-imports'],
];

describe('import boundaries', () => {
  let eslint: ESLint;
  beforeAll(() => {
    eslint = new ESLint();
  });

  it.each(REFUSED)('refuse %s', async (_what, filePath, specifier, rule) => {
    const spoke = await rulesThatSpeak(
      eslint,
      filePath,
      `import * as planted from '${specifier}';\nexport { planted };\n`,
    );
    expect(spoke).toContain(rule);
  });

  it('let a use-case reach the store, the door and the core', async () => {
    const code = [
      "import type { Store } from '../store/port/store.ts';",
      "import type { HubSpotPortal } from '../hubspot/port.ts';",
      "import { DAY_MS } from '../../core/time.ts';",
      'export const planted = (store: Store, hubspot: HubSpotPortal) => [store, hubspot, DAY_MS];',
      '',
    ].join('\n');
    expect(await rulesThatSpeak(eslint, 'src/server/use-cases/planted.ts', code)).toEqual([]);
  });

  it('keep the environment, the clock and chance out of where they must be passed in', async () => {
    const code = 'export const planted = () => [Date.now(), new Date(), Math.random(), process.env];\n';
    const spoke = await rulesThatSpeak(eslint, 'src/core/planted.ts', code);
    expect(spoke.filter((rule) => rule === 'no-restricted-syntax')).toHaveLength(3);
    expect(spoke).toContain('no-restricted-properties');
  });
});
