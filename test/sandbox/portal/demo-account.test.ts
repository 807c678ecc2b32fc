import { expect, it } from 'vitest';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { WORLD_NOW } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

it('gives only answers about the demo account that HubSpot could give', async () => {
  const portal = startPortal({ world: buildWorld({ now: WORLD_NOW }) });
  const { body: found } = await portal.call<{ lists: { listId: string }[] }>('POST', '/crm/v3/lists/search', {
    count: 500,
  });
  const query = found.lists.map(({ listId }) => `listIds=${listId}`).join('&');
  await portal.call('GET', `/crm/v3/lists?${query}&includeFilters=true`);

  const { body: listing } = await portal.call<{ results: { id: string }[] }>('GET', '/automation/v4/flows');
  const inputs = listing.results.map(({ id }) => ({ flowId: id, type: 'FLOW_ID' }));
  await portal.call('POST', '/automation/v4/flows/batch/read', { inputs });
  await portal.call('GET', '/automation/v4/flows/email-campaigns');

  for (const type of ['contacts', 'companies', 'deals']) {
    await portal.call('GET', `/crm/v3/properties/${type}`);
    await portal.call('POST', `/crm/v3/objects/${type}/search`, { filterGroups: [], limit: 200 });
  }
  await portal.call('GET', '/marketing/v3/emails?limit=100&workflowNames=true&includeStats=true');
  expect(portal.requests.total()).toBe(portal.requests.countStatus(200) + portal.requests.countStatus(207));
});
