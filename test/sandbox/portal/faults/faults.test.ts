import { beforeEach, describe, expect, it } from 'vitest';
import { readFaultPlan } from '../../../../src/sandbox/portal/faults/fault-plan.ts';
import { createFaults } from '../../../../src/sandbox/portal/faults/faults.ts';
import { addList, daysAgo, smallWorld } from '../../../factories/world.ts';
import { startPortal, type StartedPortal } from '../../../helpers/portal.ts';

const ONE = '/crm/v3/objects/contacts/1?properties=firstname';
const MEMBERS = '/crm/v3/lists/12/memberships/join-order?limit=2';
const UPDATE = '/crm/v3/objects/contacts/batch/update';

let portal: StartedPortal;
beforeEach(() => {
  const world = smallWorld();
  const members = ['1', '2', '3', '4', '5'].map((recordId, index) => ({
    ...{ recordId, joinedAt: daysAgo(50 - index), leftAt: null },
  }));
  addList(world, { listId: '12', members });
  portal = startPortal({ world, isJudged: false });
});

function goWrong(text: string): void {
  const plan = readFaultPlan(text);
  if (!plan.ok) throw new Error(plan.message);
  portal.settings.faults = createFaults(plan.value);
}

function get(path: string): Promise<Response> {
  return fetch(`${portal.url}${path}`, { headers: { authorization: `Bearer ${portal.token}` } });
}

interface Members {
  results: { recordId: string }[];
  paging?: { next: { after: string } };
}

async function members(after = ''): Promise<{ ids: string[]; after: string }> {
  const page = (await (await get(`${MEMBERS}&after=${after}`)).json()) as Members;
  return { ids: page.results.map(({ recordId }) => recordId), after: page.paging?.next.after ?? '' };
}

describe('answered in place of what was asked', () => {
  it.each(['423', '429', '429_retry_after', '477', '500', '502', '503'])(
    '%s: nothing is done',
    async (kind) => {
      goWrong(`${kind}@1`);
      const rename = { inputs: [{ id: '1', properties: { firstname: 'Eve' } }] };
      const headers = { authorization: `Bearer ${portal.token}`, 'content-type': 'application/json' };
      const body = JSON.stringify(rename);
      const refused = await fetch(`${portal.url}${UPDATE}`, { method: 'POST', headers, body });
      expect(refused.status).toBe(Number(kind.slice(0, 3)));
      expect(refused.headers.get('retry-after')).toBe(kind === '429_retry_after' ? '2' : null);
      expect(await (await get(ONE)).json()).toMatchObject({ properties: { firstname: 'Ada' } });
    },
  );
});

describe('hurt on the way', () => {
  it.each(['truncated', 'reset'])('%s: half of the answer arrives', async (kind) => {
    const whole = await (await get(ONE)).text();
    goWrong(`${kind}@1`);
    const half = await (await get(ONE)).text();
    expect(whole.startsWith(half)).toBe(true);
    expect(half.length).toBe(Math.floor(whole.length / 2));
  });

  it('hang: nothing arrives, and the next request is answered', async () => {
    goWrong('hang@1');
    const first = get(ONE).then(() => 'answered');
    expect((await get(ONE)).status).toBe(200);
    expect(await Promise.race([first, Promise.resolve('waiting')])).toBe('waiting');
  });

  it('slow: the same answer, piece by piece', async () => {
    const whole = await (await get(ONE)).text();
    goWrong('slow@1');
    const response = await get(ONE);
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(10);
    expect(Buffer.concat(pieces).toString()).toBe(whole);
  });

  it('stale_page: the page before comes once more', async () => {
    goWrong('stale_page@2');
    const first = await members();
    const again = await members(first.after);
    expect(again).toEqual(first);
    expect((await members(first.after)).ids).toEqual(['3', '4']);
  });

  it('empty_page: nothing is on the page, and more follows; a last page is left alone', async () => {
    goWrong('empty_page@1-3');
    const first = await members();
    expect(first.ids).toEqual([]);
    const second = await members(first.after);
    expect((await members(second.after)).ids).toEqual(['5']);
  });

  it('clock_skew: the date of the answer is an hour ahead, and a Retry-After is a date by it', async () => {
    goWrong('clock_skew@1,503@2,clock_skew@3,429_retry_after@3');
    const ahead = Date.parse((await get(ONE)).headers.get('date') ?? '') - Date.now();
    expect(Math.round(ahead / 60_000)).toBe(60);
    expect((await get(ONE)).headers.get('date')).toBeNull();
    const { headers } = await get(ONE);
    const wait = Date.parse(headers.get('retry-after') ?? '') - Date.parse(headers.get('date') ?? '');
    expect(wait).toBe(2_000);
  });
});

describe('failed_rows', () => {
  it('leaves some rows of a batch undone and names them', async () => {
    goWrong('failed_rows@1');
    const inputs = ['1', '2'].map((id) => ({ id, properties: { firstname: 'Eve' } }));
    const { status, body } = await portal.call<Members & { errors: object[] }>('POST', UPDATE, { inputs });
    expect(status).toBe(207);
    expect(body.results).toMatchObject([{ id: '2' }]);
    expect(body.errors).toMatchObject([{ category: 'INTERNAL_ERROR', context: { ids: ['1'] } }]);
    expect(await (await get(ONE)).json()).toMatchObject({ properties: { firstname: 'Ada' } });
  });
});

describe('what happens to the account', () => {
  it('token_expired: every later request is refused', async () => {
    goWrong('token_expired@2');
    const statuses = [await get(ONE), await get(ONE), await get(ONE)].map(({ status }) => status);
    expect(statuses).toEqual([200, 401, 401]);
  });

  it('permission_lost: only what needs the scope is refused', async () => {
    goWrong('permission_lost:crm.lists.read@1');
    expect((await get(MEMBERS)).status).toBe(403);
    expect((await get(ONE)).status).toBe(200);
  });

  it('list_deleted, list_changed: the segment is gone, or another one', async () => {
    goWrong('list_changed:12@1,list_deleted:12@2');
    const changed = await portal.call('GET', '/crm/v3/lists/12?includeFilters=true');
    expect(changed.body).toMatchObject({ list: { listVersion: 2, filterBranch: { filterBranches: [] } } });
    expect((await get('/crm/v3/lists/12')).status).toBe(404);
  });

  it('smaller_plan: no workflows, and the smallest rate', async () => {
    portal.settings.rateLimit = { max: 250, intervalMs: 10_000 };
    goWrong('smaller_plan@1');
    const { status, headers } = await get('/automation/v4/flows');
    expect([status, headers.get('x-hubspot-ratelimit-max')]).toEqual([403, '100']);
  });
});
