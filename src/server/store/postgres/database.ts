import { sql, type Kysely, type Transaction } from 'kysely';
import type { Gate } from '../gate.ts';
import type { Connected } from './connect.ts';
import type { Tables } from './tables.ts';

/** The database as the parts of the store use it. */
export interface Database {
  readonly gate: Gate;
  readonly where: string;
  /** Takes sentences for the operator. */
  readonly log: (message: string) => void;
  /** Throws `store_closed`. */
  read<Answer>(ask: (db: Kysely<Tables>) => Promise<Answer>): Promise<Answer>;
  /**
   * Runs the work in a transaction. Work that names the same thing (`alone`) comes one after the other, whichever
   * process it is in. Throws `store_closed`, `store_read_only`.
   */
  write<Answer>(portalId: string, work: Work<Answer>, alone?: readonly string[]): Promise<Answer>;
  /** As `write`, after what is being written to the portal, in whichever process, and before what comes later. */
  writeLast<Answer>(portalId: string, work: Work<Answer>): Promise<Answer>;
  /** Waits for what is under way; later calls throw `store_closed`. */
  close(): Promise<void>;
}

export type Work<Answer> = (db: Transaction<Tables>) => Promise<Answer>;

/** Seeds that keep the two kinds of advisory locks apart from each other. */
const OF_PORTAL = 7_101;
const OF_THING = 7_102;

export function openDatabase({ db, where }: Connected, gate: Gate, log: (message: string) => void): Database {
  const underWay = new Map<Promise<unknown>, string | null>();
  let closing: Promise<void> | null = null;

  async function tracked<Answer>(portalId: string | null, asked: Promise<Answer>): Promise<Answer> {
    underWay.set(asked, portalId);
    try {
      return await asked;
    } finally {
      underWay.delete(asked);
    }
  }
  function transaction<Answer>(work: Work<Answer>): Promise<Answer> {
    return db.transaction().setIsolationLevel('read committed').execute(work);
  }
  async function ended(portalId: string | null): Promise<void> {
    const own = [...underWay].filter(([, of]) => portalId === null || of === portalId);
    await Promise.allSettled(own.map(([asked]) => asked));
  }

  return {
    gate,
    where,
    log,
    async read(ask) {
      gate.checkOpen();
      return tracked(null, ask(db));
    },
    async write(portalId, work, alone) {
      gate.checkWritable();
      const locked = transaction(async (trx) => {
        await lock(trx, portalId, alone);
        return work(trx);
      });
      return tracked(portalId, locked);
    },
    async writeLast(portalId, work) {
      gate.checkWritable();
      const locked = async (trx: Transaction<Tables>) => {
        await sql`SELECT pg_advisory_xact_lock(hashtextextended(${portalId}, ${OF_PORTAL}))`.execute(trx);
        return work(trx);
      };
      // Waiting here keeps the order in which this process was asked; the lock waits for the others.
      return tracked(
        portalId,
        ended(portalId).then(() => transaction(locked)),
      );
    },
    close() {
      gate.close();
      return (closing ??= ended(null).then(() => db.destroy()));
    },
  };
}

/** Shared with everyone who writes to the portal but not with who erases it; then alone for the thing named. */
async function lock(trx: Transaction<Tables>, portalId: string, alone?: readonly string[]): Promise<void> {
  const portal = sql`pg_advisory_xact_lock_shared(hashtextextended(${portalId}, ${OF_PORTAL}))`;
  const thing = JSON.stringify([portalId, ...(alone ?? [])]);
  const locks =
    alone === undefined
      ? portal
      : sql`${portal}, pg_advisory_xact_lock(hashtextextended(${thing}, ${OF_THING}))`;
  await sql`SELECT ${locks}`.execute(trx);
}
