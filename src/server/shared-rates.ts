import { sql } from 'kysely';
import * as z from 'zod';
import { DEFAULT_LIMITS } from './hubspot/gateway.ts';
import { emptyWindow, reserve, type RateAnswer, type RateAsk } from './hubspot/rate-window.ts';
import type { RateShare } from './hubspot/shared-limiter.ts';
import { connect } from './store/postgres/connect.ts';

const Window = z.object({
  rate: z.object({ max: z.number(), intervalMs: z.number() }),
  pausedUntil: z.number(),
  slices: z.array(z.object({ from: z.number(), count: z.number() })),
});
/** The window as it is written there, and the moment by the database's clock. */
const Row = z.object({ written: z.nullable(z.string()), now: z.number() });

export interface SharedRates {
  /** The window of a portal, by whatever all processes name it alike. */
  of: (name: string) => RateShare;
  close: () => Promise<void>;
}

const CONNECTIONS = 3;
const FRESH = JSON.stringify(emptyWindow(DEFAULT_LIMITS.rate));

/**
 * The windows of all portals in the database, a row each. The moments are the database's, so that the clocks of the
 * processes do not matter. Two statements reserve: the window is read, and written where nobody has written since.
 */
export function openSharedRates(options: { url: string; log: (text: string) => void }): SharedRates {
  const { db } = connect({ ...options, poolSize: CONNECTIONS });

  async function read(name: string): Promise<z.infer<typeof Row>> {
    const { rows } = await sql`SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now,
      (SELECT window_now::text FROM groundwork.request_rates WHERE name = ${name}) AS written`.execute(db);
    return Row.parse(rows[0]);
  }

  /** Null where another process was first. */
  async function tryToReserve(name: string, ask: RateAsk): Promise<RateAnswer | null> {
    const { written, now } = await read(name);
    const before = Window.parse(JSON.parse(written ?? FRESH));
    const { window, answer } = reserve(before, ask, now);
    const next = JSON.stringify(window);
    const { numAffectedRows } = await sql`
      INSERT INTO groundwork.request_rates AS known (name, window_now) VALUES (${name}, ${next})
      ON CONFLICT (name) DO UPDATE SET window_now = excluded.window_now
      WHERE known.window_now::text = ${written}`.execute(db);
    return numAffectedRows === 1n ? answer : null;
  }

  async function reserveFor(name: string, ask: RateAsk): Promise<RateAnswer> {
    for (;;) {
      const answer = await tryToReserve(name, ask);
      if (answer !== null) return answer;
    }
  }

  return { of: (name) => (ask) => reserveFor(name, ask), close: () => db.destroy() };
}
