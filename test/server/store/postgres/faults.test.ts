import { connect as connectTo, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { type Duplex, PassThrough, Transform } from 'node:stream';
import { CompiledQuery, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '../../../../src/server/store/postgres/connect.ts';
import { bringUpToDate } from '../../../../src/server/store/postgres/migrate.ts';
import { SCHEMA_STEPS } from '../../../../src/server/store/postgres/migrations/all.ts';
import type { PostgresOptions } from '../../../../src/server/store/postgres/open-postgres-store.ts';
import type { Store } from '../../../../src/server/store/port/store.ts';
import { makeInboxEntry, makePortal } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makeSlots } from '../../../factories/hypotheses.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();
/** The version of this code. */
const KNOWN = SCHEMA_STEPS.at(-1)?.version ?? 0;

async function open(url = database().url, options: Partial<PostgresOptions> = {}): Promise<Store> {
  const store = await openPostgresForTest(url, options);
  onTestFinished(() => store.close());
  return store;
}

function address(change: (url: URL) => void): string {
  const url = new URL(database().url);
  change(url);
  return url.href;
}

/** Hands every answer on in two pieces: that the database is ready for the next statement comes by itself. */
const torn = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      this.push(chunk.subarray(0, -READY_BYTES));
      setTimeout(() => done(null, chunk.subarray(-READY_BYTES)), 5);
    },
  });
/** Of PostgreSQL’s message ReadyForQuery: its kind, its length, and whether a transaction is open. */
const READY_BYTES = 6;

/** A way to the database that can be cut and mended. */
async function line(
  way: () => Duplex = () => new PassThrough(),
): Promise<{ url: string; cut(): Promise<void>; mend(): Promise<void> }> {
  const { hostname, port } = new URL(database().url);
  const open = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (near) => {
    const far = connectTo(Number(port), hostname);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      open.add(from);
      from
        .on('error', () => undefined)
        .pipe(from === far ? way() : new PassThrough())
        .pipe(to);
      from.on('close', () => to.destroy());
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  };
  onTestFinished(async () => {
    if (server.listening) await cut();
  });
  return { url: address((url) => (url.port = String(own))), cut, mend: () => listen(own) };
}

describe('a database that does not let us in', () => {
  it.each([
    {
      what: 'with a wrong password',
      change: (url: URL) => (url.password = 'not-the-password'),
      says: /refused the password/,
    },
    {
      what: 'under a name that is not there',
      change: (url: URL) => (url.pathname = '/none'),
      says: /no database/,
    },
  ])('$what is told at once, and never the password', async ({ change, says }) => {
    let waits = 0;
    const url = address(change);
    const opening = openPostgresForTest(url, { sleep: () => Promise.resolve(void (waits += 1)) });
    const fault = await opening.catch((error: unknown) => error);
    const { hostname, port } = new URL(url);
    expect(fault).toMatchObject({ code: 'store_unavailable', message: expect.stringMatching(says) });
    expect(String(fault)).toContain(`${hostname}:${port}`);
    expect(`${String(fault)} ${JSON.stringify(fault)}`).not.toContain(new URL(url).password);
    expect(waits).toBe(0);
  });

  it('that is not there is waited for, with progress, for half a minute', async () => {
    const { url, cut } = await line();
    await cut();
    const said: string[] = [];
    let clock = 0;
    const opening = openPostgresForTest(url, {
      ...{ now: () => clock, log: (message) => said.push(message) },
      sleep: async (ms) => void (clock += ms),
    });
    await expect(opening).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(clock).toBe(30_000);
    expect(said[0]).toMatch(/Could not reach PostgreSQL at 127\.0\.0\.1:\d+, database \w+ .*Waiting/);
  });

  it('that comes up while it is waited for is used', async () => {
    const { url, cut, mend } = await line();
    await cut();
    const store = await open(url, { sleep: mend });
    expect(await store.portals.get('nobody')).toBeNull();
  });
});

describe('a database that goes wrong in the middle', () => {
  it('is told to whoever asks, and used again by itself once it is back', async () => {
    const { url, cut, mend } = await line();
    const store = await open(url);
    await store.portals.save(makePortal({ portalId: 'A' }));
    await cut();
    await expect(store.portals.get('A')).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(store.portals.save(makePortal({ portalId: 'A' }))).rejects.toMatchObject({
      code: 'store_unavailable',
    });
    await mend();
    expect(await store.portals.get('A')).toEqual(makePortal({ portalId: 'A' }));
  });

  it.each([
    { code: '53100', says: 'no room left' },
    { code: '57014', says: 'took too long' },
    { code: '57P01', says: 'being stopped' },
  ])('refusing with $code says that it $says and keeps nothing', async ({ code, says }) => {
    const store = await open();
    await database().query(`
      CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${code}'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON groundwork.hypotheses EXECUTE FUNCTION refuse()`);
    onTestFinished(() => void database().query('DROP TRIGGER refuse ON groundwork.hypotheses'));
    const creating = store.hypotheses.create('A', makeHypothesis());
    await expect(creating).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining(says),
    });
    expect(await store.hypotheses.list('A')).toEqual([]);
  });

  it('hands no connection on whose last statement was refused: its transaction may still be open', async () => {
    const { url } = await line(torn);
    const { db } = connect({ url, poolSize: 1, log: () => undefined });
    onTestFinished(() => db.destroy());
    const connection = async () =>
      (await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db)).rows[0];
    const first = await connection();
    expect(await connection()).toEqual(first);
    // As pg-boss makes its tables: several statements at once, beginning and ending a transaction of their own.
    const made = db.executeQuery(CompiledQuery.raw('BEGIN; SELECT 1 / 0; COMMIT'));
    await expect(made).rejects.toThrow('division by zero');
    expect(await connection()).not.toEqual(first);
  });

  it('names the item that is damaged, and goes on with the others', async () => {
    const store = await open();
    await store.hypotheses.create('B', makeHypothesis());
    await store.hypotheses.create('B', makeHypothesis({ id: hypothesisId(2) }));
    await database().query(`UPDATE groundwork.hypotheses SET body = '{}' WHERE id = '${hypothesisId(2)}'`);
    await expect(store.hypotheses.list('B')).rejects.toMatchObject({
      code: 'store_damaged',
      message: expect.stringContaining(hypothesisId(2)),
    });
    expect(await store.hypotheses.get('B', hypothesisId(1))).toEqual(makeHypothesis());
  });

  it('keeps a NUL within an item, and refuses one in what it goes by', async () => {
    const store = await open();
    const slots = makeSlots({ evidence: 'a\u0000b' });
    await store.hypotheses.create('C', makeHypothesis({ slots }));
    expect((await store.hypotheses.get('C', hypothesisId(1)))?.slots.evidence).toBe('a\u0000b');
    const receiving = store.inbox.receive('C', [makeInboxEntry({ key: 'a\u0000b' })]);
    await expect(receiving).rejects.toMatchObject({ code: 'store_invalid' });
  });
});

describe('tables of another version', () => {
  async function setVersion(version: number, readableFrom: number): Promise<void> {
    await (await openPostgresForTest(database().url)).close();
    await database().query('UPDATE groundwork.schema_version SET version = $1, readable_from = $2', [
      version,
      readableFrom,
    ]);
    onTestFinished(async () => {
      await database().query(`UPDATE groundwork.schema_version SET version = ${KNOWN}, readable_from = 1`);
    });
  }

  it('that only have more than this code knows are worked with, as during a deploy', async () => {
    await setVersion(KNOWN + 1, 1);
    const said: string[] = [];
    const store = await open(database().url, { log: (message) => said.push(message) });
    await store.portals.save(makePortal({ portalId: 'A' }));
    expect(said.join()).toContain(`tables have version ${KNOWN + 1}; this Groundwork works with them`);
  });

  it('that this code cannot work with are refused, with both versions', async () => {
    await setVersion(KNOWN + 3, KNOWN + 2);
    await expect(openPostgresForTest(database().url)).rejects.toMatchObject({
      code: 'store_damaged',
      message: expect.stringMatching(
        new RegExp(`version ${KNOWN + 3}.*version ${KNOWN + 2} and later.*has version ${KNOWN}`),
      ),
    });
  });

  it('that are older are brought up to date, and what is in them stays', async () => {
    await database().query('DROP SCHEMA IF EXISTS groundwork CASCADE');
    const connected = connect({ url: database().url, poolSize: 2, log: () => undefined });
    await bringUpToDate(connected, () => undefined, SCHEMA_STEPS.slice(0, 1));
    await connected.db
      .insertInto('hypotheses')
      .values({ portal_id: 'A', id: hypothesisId(1), version: 1, body: JSON.stringify(makeHypothesis()) })
      .execute();
    await connected.db.destroy();
    const said: string[] = [];
    const store = await open(database().url, { log: (message) => said.push(message) });
    expect(said.join()).toContain(`tables brought from version 1 to ${KNOWN}`);
    expect(await store.hypotheses.list('A')).toEqual([makeHypothesis()]);
  });

  it('that are not there yet are made by who may write, and asked for by who only reads', async () => {
    await database().query('DROP SCHEMA IF EXISTS groundwork CASCADE');
    const reading = openPostgresForTest(database().url, { mode: 'read' });
    await expect(reading).rejects.toMatchObject({
      code: 'store_unavailable',
      hint: expect.stringContaining('store migrate'),
    });
    const writer = await open();
    await writer.portals.save(makePortal({ portalId: 'A' }));
    const reader = await open(database().url, { mode: 'read' });
    expect(await reader.portals.list()).toHaveLength(1);
    await expect(reader.portals.erase('A')).rejects.toMatchObject({ code: 'store_read_only' });
  });

  it('may be made by another user than the server’s, who is told what to run', async () => {
    const role = `weak_${new URL(database().url).pathname.slice(-8)}`;
    const weak = address((url) => {
      url.username = role;
      url.password = 'weak';
    });
    await database().query('DROP SCHEMA IF EXISTS groundwork CASCADE');
    await database().query(`CREATE ROLE ${role} LOGIN PASSWORD 'weak'`);
    onTestFinished(async () => {
      await database().query(`DROP OWNED BY ${role}`);
      await database().query(`DROP ROLE ${role}`);
    });
    await expect(openPostgresForTest(weak)).rejects.toMatchObject({
      code: 'store_unavailable',
      hint: expect.stringContaining('store migrate'),
    });
    await open();
    await database().query(`
      GRANT USAGE ON SCHEMA groundwork TO ${role};
      GRANT SELECT ON ALL TABLES IN SCHEMA groundwork TO ${role}`);
    const store = await open(weak);
    await expect(store.portals.save(makePortal())).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('does not allow'),
    });
  });
});
