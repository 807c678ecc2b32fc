import { sql } from 'kysely';
import * as z from 'zod';
import { DEFAULT_LIMITS } from './hubspot/gateway.ts';
import { emptyWindow, reserve } from './hubspot/rate-window.ts';
import type { RateShare } from './hubspot/shared-limiter.ts';
import { connect } from './store/postgres/connect.ts';

const Window = z.object({
  rate: z.object({ max: z.number(), intervalMs: z.number() }),
  pausedUntil: z.number(),
  slices: z.array(z.object({ from: z.number(), count: z.number() })),
});
const Row = z.object({ window: Window, now: z.number() });

export interface SharedRates {
  /** The window of a portal, by whatever all processes name it alike. */
  of: (name: string) => RateShare;
  close: () => Promise<void>;
}

const CONNECTIONS = 3;

/**
 * The windows of all portals in the database, each a row that one process at a time changes. The moments are the
 * database's, so that the clocks of the processes do not matter.
 */
export function openSharedRates(options: { url: string; log: (text: string) => void }): SharedRates {
  const { db } = connect({ ...options, poolSize: CONNECTIONS });
  const fresh = JSON.stringify(emptyWindow(DEFAULT_LIMITS.rate));
  return {
    of: (name) => (ask) =>
      db.transaction().execute(async (transaction) => {
        await sql`INSERT INTO groundwork.request_rates (name, window_now) VALUES (${name}, ${fresh})
          ON CONFLICT (name) DO NOTHING`.execute(transaction);
        const { rows } = await sql`SELECT window_now AS window FROM groundwork.request_rates
          WHERE name = ${name} FOR UPDATE`.execute(transaction);
        const clock = await sql`SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`.execute(
          transaction,
        );
        const { window, now } = Row.parse({ ...Object(rows[0]), ...Object(clock.rows[0]) });
        const reserved = reserve(window, ask, now);
        await sql`UPDATE groundwork.request_rates SET window_now = ${JSON.stringify(reserved.window)}
          WHERE name = ${name}`.execute(transaction);
        return reserved.answer;
      }),
    close: () => db.destroy(),
  };
}
