import { type Kysely, sql } from 'kysely';
import * as z from 'zod';
import { DEFAULT_LIMITS } from './hubspot/gateway.ts';
import { emptyWindow, reserve, type RateAnswer, type RateAsk } from './hubspot/rate-window.ts';
import type { RateShare } from './hubspot/shared-limiter.ts';
import { askedTogether } from './store/postgres/asked-together.ts';
import { connect } from './store/postgres/connect.ts';
import type { Tables } from './store/postgres/tables.ts';

const Window = z.object({
  rate: z.object({ max: z.number(), intervalMs: z.number() }),
  pausedUntil: z.number(),
  slices: z.array(z.object({ from: z.number(), count: z.number() })),
});
/** A window as it is written there (null: not yet), and the moment by the database's clock. */
const Row = z.object({ name: z.string(), written: z.nullable(z.string()), now: z.number() });
type Row = z.infer<typeof Row>;

export interface SharedRates {
  /** The window of a portal, by whatever all processes name it alike. */
  of: (name: string) => RateShare;
  close: () => Promise<void>;
}

interface NamedAsk {
  name: string;
  ask: RateAsk;
}

const CONNECTIONS = 3;
const FRESH = JSON.stringify(emptyWindow(DEFAULT_LIMITS.rate));

/**
 * The windows of all portals in the database, a row each. The moments are the database's, so that the clocks of the
 * processes do not matter. Two statements reserve, for all portals that ask at once: the windows are read, and those
 * written that nobody has written since.
 */
export function openSharedRates(options: { url: string; log: (text: string) => void }): SharedRates {
  const { db } = connect({ ...options, poolSize: CONNECTIONS });
  const reserveFor = askedTogether((asks: readonly NamedAsk[]) => reserveAll(db, asks));
  return { of: (name) => (ask) => reserveFor({ name, ask }), close: () => db.destroy() };
}

/** What another process has changed meanwhile is reserved anew. */
async function reserveAll(db: Kysely<Tables>, asks: readonly NamedAsk[]): Promise<RateAnswer[]> {
  const answers = new Map<NamedAsk, RateAnswer>();
  let open = asks;
  while (open.length > 0) {
    const rows = await read(db, [...new Set(open.map(({ name }) => name))]);
    const drafts = rows.map((row) =>
      draftOf(
        row,
        open.filter(({ name }) => name === row.name),
      ),
    );
    const kept = await write(db, drafts);
    for (const draft of drafts)
      if (kept.has(draft.name)) for (const [ask, answer] of draft.answers) answers.set(ask, answer);
    open = open.filter((ask) => !answers.has(ask));
  }
  return asks.flatMap((ask) => answers.get(ask) ?? []);
}

interface Draft {
  name: string;
  written: string;
  next: string;
  answers: [NamedAsk, RateAnswer][];
}

function draftOf({ name, written, now }: Row & { written: string }, asks: readonly NamedAsk[]): Draft {
  let window = Window.parse(JSON.parse(written));
  const answers = asks.map((one): [NamedAsk, RateAnswer] => {
    const reserved = reserve(window, one.ask, now);
    window = reserved.window;
    return [one, reserved.answer];
  });
  return { name, written, next: JSON.stringify(window), answers };
}

async function read(db: Kysely<Tables>, names: readonly string[]): Promise<(Row & { written: string })[]> {
  const { rows } = await sql`
    SELECT name, window_now::text AS written, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now
    FROM unnest(${names}::text[]) AS asked (name) LEFT JOIN groundwork.request_rates USING (name)`.execute(
    db,
  );
  const found = z.array(Row).parse(rows);
  const missing = found.filter(({ written }) => written === null);
  if (missing.length > 0)
    await sql`
      INSERT INTO groundwork.request_rates (name, window_now)
      SELECT name, ${FRESH} FROM unnest(${missing.map(({ name }) => name)}::text[]) AS missing (name)
      ON CONFLICT DO NOTHING`.execute(db);
  return found.flatMap((row) => (row.written === null ? [] : [{ ...row, written: row.written }]));
}

/** Names of those that are as they were read; their rows are taken in one order, so that nobody waits for each other. */
async function write(db: Kysely<Tables>, drafts: readonly Draft[]): Promise<Set<string>> {
  const column = (key: 'name' | 'written' | 'next') => sql`${drafts.map((draft) => draft[key])}::text[]`;
  const { rows } = await sql<{ name: string }>`
    WITH same AS (
      SELECT name, next FROM groundwork.request_rates
      JOIN unnest(${column('name')}, ${column('written')}, ${column('next')}) AS drafts (name, written, next)
      USING (name) WHERE window_now::text = written ORDER BY name FOR UPDATE OF request_rates
    )
    UPDATE groundwork.request_rates AS known SET window_now = same.next::json
    FROM same WHERE known.name = same.name RETURNING known.name`.execute(db);
  return new Set(rows.map(({ name }) => name));
}
