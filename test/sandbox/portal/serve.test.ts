import { Client } from '@hubspot/api-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPortal, type Portal } from '../../../src/sandbox/portal/portal.ts';
import { type ServedPortal, servePortal } from '../../../src/sandbox/portal/serve.ts';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { addWorkflow, smallWorld, WORLD_NOW } from '../../factories/world.ts';
import { callPortal } from '../../helpers/portal.ts';

interface Page {
  paging?: { next: { after: string } };
}

let portal: Portal;
let served: ServedPortal;

beforeEach(async () => {
  portal = createPortal({ world: smallWorld(), now: () => WORLD_NOW });
  served = await servePortal(portal, { port: 0, host: '127.0.0.1' });
});
afterEach(() => served.close());

describe('the simulated portal over HTTP', () => {
  it('answers plain requests', async () => {
    const answer = await callPortal(served.url, SANDBOX_TOKEN, 'GET', '/automation/v4/flows/5001');
    expect(answer).toMatchObject({ status: 200, body: { name: 'Welcome series' } });
    expect(portal.requests.total()).toBe(1);
  });

  it('answers 404 on a path it does not serve', async () => {
    expect((await callPortal(served.url, SANDBOX_TOKEN, 'GET', '/crm/v3/pipelines')).status).toBe(404);
  });

  it('goes wrong as it is told at an address of its own, and says how often it did', async () => {
    const control = `${served.url}/sandbox/faults`;
    const switchTo = (body: string) => fetch(control, { method: 'PUT', body });
    const ask = async () =>
      (await callPortal(served.url, SANDBOX_TOKEN, 'GET', '/automation/v4/flows/5001')).status;
    expect((await switchTo('503@2')).status).toBe(204);
    expect([await ask(), await ask(), await ask()]).toEqual([200, 503, 200]);
    expect(await (await fetch(control)).json()).toEqual({ '503': 1 });
    const refused = await switchTo('nonsense');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      message: expect.stringContaining('“nonsense” is no fault'),
    });
    expect((await switchTo('')).status).toBe(204);
    expect([await ask(), await ask()]).toEqual([200, 200]);
    expect(portal.requests.total()).toBe(5);
  });

  it('gives a 429 with its headers', async () => {
    portal.settings.rateLimit = { max: 0, intervalMs: 10_000 };
    const response = await fetch(`${served.url}/crm/v3/lists/11`, {
      headers: { authorization: `Bearer ${SANDBOX_TOKEN}` },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get('x-hubspot-ratelimit-max')).toBe('0');
  });

  it("serves HubSpot's own client: records, lists, properties, e-mails", async () => {
    const client = new Client({ accessToken: SANDBOX_TOKEN, basePath: served.url });
    const read = await client.crm.objects.batchApi.read('contacts', {
      inputs: [{ id: '1' }, { id: '999' }],
      properties: ['orders', 'plan'],
      propertiesWithHistory: [],
    });
    expect(read.results[0]?.properties).toMatchObject({ orders: '2', plan: null });
    expect(read).toMatchObject({ errors: [{ context: { ids: ['999'] } }] });

    const written = await client.crm.contacts.batchApi.update({
      inputs: [{ id: '1', properties: { plan: 'paid' } }],
    });
    expect(written.results[0]?.properties['plan']).toBe('paid');

    const found = await client.crm.lists.listsApi.doSearch({
      additionalProperties: ['hs_list_size'],
      offset: 0,
    });
    expect(found.lists[0]?.additionalProperties).toEqual({ hs_list_size: '1' });
    const { list } = await client.crm.lists.listsApi.getById('11', true);
    expect(list.filterBranch).toMatchObject({ filterBranchType: 'OR' });
    const joined = await client.crm.lists.membershipsApi.getPageOrderedByAddedToListDate('11');
    expect(joined.results[0]?.recordId).toBe('1');

    const properties = await client.crm.properties.coreApi.getAll('contacts');
    expect(properties.results.map((one) => one.name)).toContain('interests');
    const emails = await client.marketing.emails.marketingEmailsApi.getPage();
    expect(emails.results[0]?.name).toBe('Welcome');
  });

  it('stays quick with 5,000 workflows', async () => {
    for (let id = 6000; id < 11_000; id += 1) addWorkflow(portal.world, { id: String(id) });
    let after = '';
    let pages = 0;
    while (pages === 0 || after !== '') {
      const { body } = await callPortal<Page>(
        served.url,
        SANDBOX_TOKEN,
        'GET',
        `/automation/v4/flows?after=${after}`,
      );
      after = body.paging?.next.after ?? '';
      pages += 1;
    }
    expect(pages).toBe(51);
  });
});
