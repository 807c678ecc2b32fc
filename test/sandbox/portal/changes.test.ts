import { getResponse } from 'msw';
import { expect, it } from 'vitest';
import { type PortalChange, replayChanges } from '../../../src/sandbox/portal/changes.ts';
import { createPortal } from '../../../src/sandbox/portal/portal.ts';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { smallWorld, WORLD_NOW } from '../../factories/world.ts';

const path = '/crm/v3/objects/contacts/batch/update';
const write = (plan: string) => ({ inputs: [{ id: '1', properties: { plan } }] });

/** A portal with its clock, what was told of it, and a way to call it. */
function portalWithClock() {
  let now = WORLD_NOW;
  const changes: PortalChange[] = [];
  const world = smallWorld();
  const portal = createPortal({ world, now: () => now, onChange: (change) => changes.push(change) });
  const headers = { authorization: `Bearer ${SANDBOX_TOKEN}`, 'content-type': 'application/json' };
  const post = (to: string, body: object) =>
    getResponse(
      portal.handlers,
      new Request(`https://portal.example${to}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  return { portal, changes, post, moveTo: (at: number) => (now = at) };
}

it('is again as it was left when its changes are made once more, each at its moment', async () => {
  const { portal, changes, post, moveTo } = portalWithClock();
  await post('/crm/v3/objects/contacts/batch/read', { inputs: [{ id: '1' }], properties: [] });
  await post(path, write('paid'));
  moveTo(WORLD_NOW + 1000);
  await post(path, write('free'));
  await post(path, { inputs: [] });
  expect(changes.map(({ at }) => at)).toEqual([WORLD_NOW, WORLD_NOW + 1000]);

  const again = portalWithClock();
  await replayChanges(again.portal, JSON.parse(JSON.stringify(changes)) as PortalChange[], again.moveTo);
  expect(again.portal.world.records).toEqual(portal.world.records);
  expect(again.portal.requests.total()).toBe(0);
});

it('says so when a change cannot be made again', async () => {
  const { portal, moveTo } = portalWithClock();
  const change = { at: WORLD_NOW, method: 'POST', path, body: { inputs: [] } };
  await expect(replayChanges(portal, [change], moveTo)).rejects.toThrow(path);
});
