import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDemo } from '../../src/server/commands/demo/open-demo.ts';
import { replayPlan } from '../../src/server/commands/demo/replay-plan.ts';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import { readConfig } from '../../src/server/config.ts';
import { switchWrites } from '../../src/server/use-cases/write-back/switch-writes.ts';
import { writeBack } from '../../src/server/use-cases/write-back/write-back.ts';
import { runCommand } from '../server/commands/run-command.ts';

const PAGE = readFileSync(new URL('../../docs/from-sentence-to-verdict.md', import.meta.url), 'utf8');
const STEPS = [...PAGE.matchAll(/```console\n\$ node bin\/groundwork\.js (.+)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

/** The day the page was written; the made-up account is built backwards from it, so that its counts are those shown. */
const WRITTEN_AT = Date.parse('2026-11-25T21:00:00Z');
/** A clock that starts there and runs on, as waiting for the account's rate limit needs one that moves. */
const STARTED_AT = Date.now();
const now = () => WRITTEN_AT + (Date.now() - STARTED_AT);

/** Days are left out of the comparison; so are line ends, which move with them. */
const withoutDays = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+ \d{4}/g, 'DAY')
    .trim();

const wordsOf = (command: string) =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

it('shows a command for every step', () => {
  expect(STEPS.map(({ command }) => command.split(' ')[0])).toEqual([
    ...['lint', 'baseline', 'measure', 'decide', 'sync'],
  ]);
});

it.each(STEPS)(
  'prints what the page shows: $command',
  async ({ command, output }) => {
    const clock = { now, sleep: (ms: number) => sleep(ms), goTo: () => undefined };
    const { out } = await runCommand(wordsOf(command), { clock });
    expect(withoutDays(out)).toBe(withoutDays(output));
  },
  120_000,
);

it('finds in HubSpot as many as the verdict counted', async () => {
  const configuration = readConfig({});
  if (!configuration.ok) throw new Error('the defaults are a valid configuration');
  const settings = { config: configuration.config, wallClock: now, note: () => undefined };
  const demo = await openDemo({}, { ...settings, endsAt: now() });
  onTestFinished(() => demo.close());
  await replayPlan(demo, () => undefined);
  await switchWrites(demo.store, demo.portalId, { writesEnabled: true });
  await writeBack(demo, demo.portalId);
  const body = /```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
  const headers = { authorization: `Bearer ${SANDBOX_TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${demo.portalUrl}/crm/v3/objects/0-1/search`, {
    method: 'POST',
    headers,
    body,
  });
  const { total } = (await answer.json()) as { total: number };
  expect(PAGE).toContain(`"total": ${total}`);
  expect(PAGE).toContain(`${total} of 1,100 finished`);
}, 120_000);
