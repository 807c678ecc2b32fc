import { expect, test } from 'vitest';
import { waiting } from '../../../src/server/hubspot/waiting.ts';
import { SERVER_TIMING, timed } from '../../../src/server/http/server-timing.ts';
import { startTestServer } from '../../helpers/server.ts';
import { serverWorld } from './server-world.ts';

test('the time of an answer is told with the part that HubSpot took', async () => {
  let at = 1_000;
  const pass = async (ms: number) => void (at += ms);
  const answer = { status: 200, body: null };
  const made = await timed(
    () => at,
    async () => {
      await pass(5);
      await waiting(
        () => at,
        () => pass(120),
      );
      await pass(3);
      return answer;
    },
  );
  expect(made).toEqual({ answer, timing: 'total;dur=128, hubspot;dur=120' });
});

test('every signed address tells it, refusals included', async () => {
  const { ask } = await startTestServer({ world: serverWorld() });
  for (const path of ['/api/records/0-1/10000', '/api/records/0-1/no-id'])
    expect((await ask('GET', path)).headers.get(SERVER_TIMING)).toMatch(/^total;dur=\d+, hubspot;dur=\d+$/);
});
