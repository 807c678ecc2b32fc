import { describe, expect, it } from 'vitest';
import { addEmail, daysAgo, emptyWorld, smallWorld } from '../../factories/world.ts';
import { startPortal } from '../../helpers/portal.ts';

const iso = (moment: number) => new Date(moment).toISOString();
const statistics = (from: number, to: number, rest = '') =>
  `/marketing/v3/emails/statistics/list?startTimestamp=${iso(from)}&endTimestamp=${iso(to)}${rest}`;

interface Page {
  results: unknown[];
  total: number;
  paging?: { next: { after: string } };
}

describe('marketing e-mails of the simulated portal', () => {
  it('are listed ten at a time unless asked otherwise', async () => {
    const world = emptyWorld();
    for (let id = 7001; id <= 7025; id += 1) addEmail(world, { id: String(id) });
    const portal = startPortal({ world });
    const first = await portal.call<Page>('GET', '/marketing/v3/emails/');
    const { results, total, paging } = first.body;
    expect([results.length, total]).toEqual([10, 25]);
    const rest = await portal.call<Page>('GET', `/marketing/v3/emails?limit=100&after=${paging?.next.after}`);
    expect(rest.body.results).toHaveLength(15);
    expect(rest.body).not.toHaveProperty('paging');
  });

  it('name the workflows that send them only when asked', async () => {
    const portal = startPortal();
    const read = async (query: string) => (await portal.call('GET', `/marketing/v3/emails${query}`)).body;
    expect(await read('')).not.toHaveProperty('results.0.workflowNames');
    expect(await read('?workflowNames=true')).toMatchObject({
      results: [{ id: '7001', isTransactional: false, workflowNames: ['Welcome series'] }],
    });
  });

  it('count what was sent in a span, per e-mail and in all', async () => {
    const world = smallWorld();
    addEmail(world, { id: '7002' });
    const portal = startPortal({ world });
    expect(await portal.call('GET', statistics(daysAgo(30), daysAgo(0)))).toMatchObject({
      body: {
        emails: [7001, 7002],
        aggregate: { counters: { sent: 6000, delivered: 5880, unsubscribed: 60 } },
        campaignAggregations: {
          '97001': { counters: { sent: 3000 } },
          '97002': { counters: { sent: 3000 } },
        },
      },
    });
    expect(await portal.call('GET', statistics(daysAgo(30), daysAgo(0), '&emailIds=7002'))).toMatchObject({
      body: { emails: [7002], aggregate: { counters: { sent: 3000 } } },
    });
  });

  it('count nothing that was sent after the time of the portal', async () => {
    const portal = startPortal({ now: daysAgo(36) });
    expect(await portal.call('GET', statistics(daysAgo(60), daysAgo(-5)))).toMatchObject({
      body: { aggregate: { counters: { sent: 400 } } },
    });
  });

  it('leave out e-mails that sent nothing in the span', async () => {
    const portal = startPortal();
    expect(await portal.call('GET', statistics(daysAgo(90), daysAgo(60)))).toMatchObject({
      body: { emails: [], aggregate: { counters: { sent: 0 } } },
    });
  });

  it.each([
    ['without a beginning', '/marketing/v3/emails/statistics/list?endTimestamp=2026-10-01T00:00:00Z', 400],
    ['that ends before it begins', statistics(daysAgo(1), daysAgo(2)), 400],
    ['of e-mails that are not numbers', statistics(daysAgo(2), daysAgo(1), '&emailIds=abc'), 400],
    [
      'of single fields, which is not simulated',
      statistics(daysAgo(2), daysAgo(1), '&property=aggregate'),
      501,
    ],
  ])('refuse statistics %s', async (_, path, status) => {
    const portal = startPortal();
    expect((await portal.call('GET', path)).status).toBe(status);
  });

  it('say that other filters are not simulated', async () => {
    const portal = startPortal();
    expect((await portal.call('GET', '/marketing/v3/emails?type=BATCH_EMAIL')).status).toBe(501);
  });
});
