import { describe, expect, it } from 'vitest';
import { addWorkflow, daysAgo, emptyWorld, smallWorld } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

const flows = '/automation/v4/flows';
const inputs = (...ids: string[]) => ({ inputs: ids.map((flowId) => ({ flowId, type: 'FLOW_ID' })) });

interface Page {
  results: { id: string }[];
  paging?: { next: { after: string } };
}

describe('workflows of the simulated portal', () => {
  it('are listed a page at a time, without their definitions, until no cursor is given', async () => {
    const world = emptyWorld();
    for (let id = 5001; id <= 5250; id += 1) addWorkflow(world, { id: String(id) });
    const portal = startPortal({ world });
    const ids: string[] = [];
    let after = '';
    for (let page = 0; page < 3; page += 1) {
      const { body } = await portal.call<Page>('GET', `${flows}?limit=100&after=${after}`);
      const { results, paging } = body;
      expect(results[0]).not.toHaveProperty('actions');
      ids.push(...results.map((one) => one.id));
      after = paging?.next.after ?? 'none';
    }
    expect(after).toBe('none');
    expect(new Set(ids).size).toBe(250);
  });

  it('do not show before they were made', async () => {
    const world = emptyWorld();
    addWorkflow(world, { id: '5001', madeAt: daysAgo(-3) });
    const portal = startPortal({ world });
    expect(await portal.call('GET', flows)).toMatchObject({ body: { results: [] } });
    portal.advanceTo(daysAgo(-4));
    expect(await portal.call('GET', flows)).toMatchObject({ body: { results: [{ id: '5001' }] } });
  });

  it('are read in batches; those that are closed or unknown are named in a 207', async () => {
    const world = smallWorld();
    addWorkflow(world, { id: '5002', isReadable: false });
    const portal = startPortal({ world });
    const { status, body } = await portal.call('POST', `${flows}/batch/read`, inputs('5001', '5002', '999'));
    expect(status).toBe(207);
    expect(body).toMatchObject({
      results: [{ id: '5001', actions: [{ actionTypeId: '0-4' }] }],
      numErrors: 2,
      errors: [
        { subCategory: 'FLOW_NOT_FOUND_BY_FLOW_ID', context: { flowId: ['5002'] } },
        { subCategory: 'FLOW_NOT_FOUND_BY_FLOW_ID', context: { flowId: ['999'] } },
      ],
    });
  });

  it('tell one that is closed (403) from one that does not exist (404) when read alone', async () => {
    const world = smallWorld();
    addWorkflow(world, { id: '5002', isReadable: false });
    const portal = startPortal({ world });
    expect((await portal.call('GET', `${flows}/5001`)).status).toBe(200);
    expect((await portal.call('GET', `${flows}/5002`)).status).toBe(403);
    expect((await portal.call('GET', `${flows}/999`)).status).toBe(404);
  });

  it.each([
    ['without the type', { inputs: [{ flowId: '5001' }] }],
    ['by id instead of flowId', { inputs: [{ id: '5001', type: 'FLOW_ID' }] }],
    ['of nothing', { inputs: [] }],
    ['of more than 100', inputs(...Array.from({ length: 101 }, (_, index) => String(index)))],
  ])('refuse a batch read %s', async (_, body) => {
    const portal = startPortal();
    expect((await portal.call('POST', `${flows}/batch/read`, body)).status).toBe(400);
  });

  it('are refused in an account without the plan, and open when the plan has them', async () => {
    const portal = startPortal({ settings: { hasWorkflows: false } });
    expect(await portal.call('GET', flows)).toMatchObject({
      status: 403,
      body: {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['automation'] } }],
      },
    });
    expect((await portal.call('POST', '/crm/v3/lists/search', {})).status).toBe(200);
    portal.settings.hasWorkflows = true;
    expect((await portal.call('GET', flows)).status).toBe(200);
  });

  it('are served on the beta path as well', async () => {
    const portal = startPortal();
    expect((await portal.call('GET', '/automation/v4/2027-03-beta/flows/5001')).status).toBe(200);
    expect((await portal.call('GET', '/automation/2026-09-beta/flows/5001')).status).toBe(200);
  });

  it('name the e-mails they send, with the id of the send logs', async () => {
    const portal = startPortal();
    const rows = [{ flowId: '5001', emailCampaignId: '97001', emailContentId: '7001' }];
    expect(await portal.call('GET', `${flows}/email-campaigns`)).toMatchObject({ body: { results: rows } });
    expect(await portal.call('GET', `${flows}/email-campaigns?flowId=999`)).toMatchObject({
      body: { results: [] },
    });
  });
});
