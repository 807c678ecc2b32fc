import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { contentOf } from '../../../../src/core/hypotheses/draft.ts';
import { accept } from '../../../../src/core/result.ts';
import { openPostgresQueue } from '../../../../src/server/jobs/postgres/postgres-queue.ts';
import { asLater, LATER, latersIn } from '../../../contract/store/as-later.ts';
import { orderOf } from '../../../contract/jobs.contract.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import {
  makeAttachment,
  makeBacklog,
  makeCursor,
  makeExemption,
  makeLedgerRow,
  makePortal,
} from '../../../factories/entities.ts';
import { hypothesisId, makeDraft, makeHypothesis, makeSlots } from '../../../factories/hypotheses.ts';
import { smallWorld } from '../../../factories/world.ts';
import { EDITOR, PORTAL_ID } from '../../../helpers/server.ts';
import { eachFile, makePostgresStore, openPostgresForTest } from '../../store/postgres/temporary-postgres.ts';
import { deployment } from './deployment.ts';

const database = eachFile();
const [LIVE, DRAFT] = [hypothesisId(1), hypothesisId(2)];

async function fillAccount(store: Store): Promise<void> {
  await store.portals.save(makePortal({ portalId: PORTAL_ID, editors: [EDITOR], writesEnabled: true }));
  await store.hypotheses.create(PORTAL_ID, makeHypothesis());
  await store.hypotheses.create(PORTAL_ID, makeDraft({ id: DRAFT }));
  await store.judgements.attach(PORTAL_ID, makeAttachment());
  await store.judgements.attach(
    PORTAL_ID,
    makeAttachment({ asset: { kind: 'list', id: '11' }, role: 'treatment' }),
  );
  await store.judgements.exempt(PORTAL_ID, makeExemption());
  await store.backlog.freeze(PORTAL_ID, makeBacklog());
  await store.ledger.append(PORTAL_ID, LIVE, [makeLedgerRow({ recordId: '1' })]);
  await store.ledger.saveCursor(PORTAL_ID, LIVE, makeCursor({ listId: '11' }));
}

/** Adds what a step of the tables that only adds might, with a value in each row. */
async function addColumns(): Promise<void> {
  for (const table of ['ledger_rows', 'documents', 'hypotheses'])
    await database().query(`ALTER TABLE groundwork.${table} ADD COLUMN from_later text DEFAULT 'kept'`);
}

const READ = [
  ...['/api/overview', '/api/workflows', '/api/hypotheses', `/api/hypotheses/${LIVE}`, '/api/judgements'],
  ...['/api/settings', '/api/changes', '/api/export', '/api/records/0-1/1'],
];

test('two servers answer and do jobs over what a later version has written, and lose nothing of it', async () => {
  const written = await makePostgresStore(database());
  await fillAccount(written.store);
  await written.rewrite(asLater);
  await addColumns();
  const before = latersIn(await written.stored());
  const { startServer } = await deployment(database(), smallWorld());
  const [one, other] = [await startServer([]), await startServer([])];

  for (const [asked, told] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const kind of ['audit', 'measure', 'write_back']) await told.isDone(await asked.order(kind));
    for (const path of READ) {
      const answer = await asked.ask('GET', path);
      expect({ path, status: answer.status }).toEqual({ path, status: 200 });
      expect(await answer.text(), path).not.toContain(LATER);
    }
  }
  const content = contentOf(makeDraft({ slots: makeSlots({ title: 'Written meanwhile' }) }));
  const writes = [
    await one.ask('PUT', '/api/settings/writes', { enabled: true, tasks: true }),
    await other.ask('PUT', `/api/hypotheses/${DRAFT}`, { seenVersion: 1, content }),
    await one.ask('PUT', `/api/hypotheses/${DRAFT}`, { seenVersion: 2, content }),
    await other.ask('POST', '/api/exemptions', {
      ...{ assets: [makeExemption().asset], reason: 'Still a legal notice', until: '2027-01-31' },
    }),
  ];
  expect(await Promise.all(writes.map(async (answer) => ({ [answer.status]: await answer.text() })))).toEqual(
    writes.map(() => ({ 200: expect.any(String) })),
  );

  expect(latersIn(await written.stored())).toBe(before);
  expect(await database().query('SELECT DISTINCT from_later FROM groundwork.ledger_rows')).toEqual([
    { from_later: 'kept' },
  ]);
  for (const { server } of [one, other]) server.kill('SIGTERM');
  expect([await one.server.ended(), await other.server.ended()]).toEqual([0, 0]);
  await written.dispose();
}, 180_000);

async function openQueue({ doesJobs }: { doesJobs: boolean }) {
  const none = () => expect.fail('nothing goes wrong');
  const carryOut = vi.fn(() => Promise.resolve(accept('done')));
  const queue = await openPostgresQueue({
    ...{ url: database().url, processId: randomUUID(), doesJobs, carryOut, firstWaitMs: 0 },
    ...{ now: Date.now, random: () => 0.5, log: none, onQueueFault: none },
    watch: { tell: none, onRetry: none, onFault: none, onEnded: () => Promise.resolve() },
    pace: { atOnce: { inAll: 1, perPortal: 1 }, pollMs: 50, silentMs: 60_000, graceMs: 1_000 },
  });
  onTestFinished(() => queue.close());
  return { queue, carryOut };
}

test('an order with new fields is done without them, and one of a new kind is left to those who know it', async () => {
  await (await openPostgresForTest(database().url)).close();
  const { queue: orders } = await openQueue({ doesJobs: false });
  const taken = [await orders.start(orderOf('1')), await orders.start(orderOf('1', 'measure'))];
  const [known = '', added = ''] = taken.map((one) => (one.ok ? one.value.id : expect.fail(one.message)));
  const change = (id: string, what: string) =>
    database().query(`UPDATE pgboss.job SET ${what} WHERE id = $1`, [id]);
  await change(known, `data = data || '{"fromLater": 1, "input": {"fromLater": 1}}'`);
  await change(added, `data = data || '{"kind": "forecast"}', singleton_key = '1:forecast', priority = 9`);

  const { queue, carryOut } = await openQueue({ doesJobs: true });
  await vi.waitFor(async () => expect(await queue.get('1', known)).toMatchObject({ state: 'done' }));
  expect(carryOut.mock.calls).toEqual([[orderOf('1'), expect.anything()]]);
  expect(await queue.get('1', added)).toBeNull();
  expect(await orders.start(orderOf('1', 'measure'))).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(carryOut).toHaveBeenCalledTimes(2));
  expect(await queue.alone('1', () => expect.fail('a job waits'))).toMatchObject({ ok: false });
  expect(await database().query('SELECT state FROM pgboss.job WHERE id = $1', [added])).toEqual([
    { state: 'created' },
  ]);

  const failure = { code: 'hubspot_unreachable', message: 'HubSpot is away.', hint: 'Try again.' };
  const output = JSON.stringify({ state: 'dead', result: null, failure: { ...failure, fromLater: 1 } });
  await change(known, `output = '${output}'`);
  expect(await queue.get('1', known)).toMatchObject({ state: 'dead', failure });
});
