import pg from 'pg';
import { Fault } from '../../../core/fault.ts';
import { invalid } from '../item-kind.ts';
import { systemCode } from '../system-code.ts';

interface Explanation {
  problem: string;
  hint: string;
}

const AGAIN = 'Nothing was changed. Try again.';

/** By SQLSTATE (PostgreSQL manual, appendix A) what went wrong and what to do. */
const UNAVAILABLE: Record<string, Explanation> = {
  '28P01': {
    problem: 'refused the password',
    hint: 'Check user and password in DATABASE_URL; signs like @ / : # are written as %40 %2F %3A %23 there.',
  },
  '28000': {
    problem: 'refused the user',
    hint: 'Check the user in DATABASE_URL and what pg_hba.conf allows it.',
  },
  '3D000': {
    problem: 'has no database of that name',
    hint: 'Make it (CREATE DATABASE …), or correct the name in DATABASE_URL.',
  },
  '42501': {
    problem: 'does not allow that to this user',
    hint: 'Let the user of DATABASE_URL read and write in schema groundwork (docs/operating.md, PostgreSQL).',
  },
  '25006': {
    problem: 'only reads: it is a standby, or set to read only',
    hint: 'Let DATABASE_URL lead to the primary.',
  },
  '53100': {
    problem: 'has no room left on its disk',
    hint: 'Make room there and try again. What was stored before is untouched.',
  },
  '53200': { problem: 'is out of memory', hint: `${AGAIN} If it stays, give it more memory.` },
  '53300': {
    problem: 'has no connection left',
    hint: 'Raise its max_connections or lower GROUNDWORK_DATABASE_POOL: each process takes that many and 9 for jobs and rates.',
  },
  '57014': {
    problem: 'stopped a statement that took too long',
    hint: `${AGAIN} If it stays, look there for what it waits for or lacks (pg_stat_activity).`,
  },
  '57P01': { problem: 'is being stopped', hint: 'Groundwork goes on by itself once it is back.' },
  '57P02': { problem: 'has crashed', hint: 'Groundwork goes on by itself once it is back.' },
  '57P03': { problem: 'is starting', hint: 'Groundwork goes on by itself once it is there.' },
  '25P03': { problem: 'ended a transaction that stood still', hint: AGAIN },
  '40001': { problem: 'let another change go first', hint: AGAIN },
  '40P01': { problem: 'let another change go first', hint: AGAIN },
};

/** Names in a statement that the database does not know: other tables than this code goes with. */
const OTHER_TABLES = new Set(['42P01', '42703', '3F000']);
/** A sign that PostgreSQL cannot keep in a text: NUL. */
const NO_SUCH_SIGN = new Set(['22021', '22P05']);

/**
 * What the database or the way there refused, as a Fault: `store_unavailable`, `store_damaged`, `store_invalid`. Any
 * other SQLSTATE is a mistake of ours and comes back as it is. `where` names the database, without its password.
 */
export function faultOf(error: unknown, where: string): unknown {
  if (error instanceof Fault) return error;
  if (!(error instanceof pg.DatabaseError)) return unreachable(error, where);
  const code = error.code ?? '';
  if (OTHER_TABLES.has(code)) return otherTables(error, where);
  if (NO_SUCH_SIGN.has(code))
    return invalid('A text', 'it holds a sign that PostgreSQL cannot keep (NUL, U+0000).');
  const known = UNAVAILABLE[code];
  if (known === undefined) return code.startsWith('08') ? unreachable(error, where) : error;
  return new Fault('store_unavailable', `${where} ${known.problem} (${code}).`, known.hint, { cause: error });
}

/** Whether waiting may mend it: the database is starting, restarting, full of connections or not reachable yet. */
export function mayPass(fault: Fault): boolean {
  const { cause } = fault;
  if (fault.code !== 'store_unavailable' || cause === undefined || cause instanceof Fault) return false;
  if (!(cause instanceof pg.DatabaseError)) return true;
  return (
    ['57P01', '57P02', '57P03', '53300'].includes(cause.code ?? '') || !((cause.code ?? '') in UNAVAILABLE)
  );
}

function unreachable(cause: unknown, where: string): Fault {
  const reason = systemCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new Fault(
    'store_unavailable',
    `Could not reach ${where} (${reason}).`,
    'Check that it runs and that host, port and ssl in DATABASE_URL are right. Groundwork goes on by itself once it is there.',
    { cause },
  );
}

function otherTables(cause: pg.DatabaseError, where: string): Fault {
  return new Fault(
    'store_damaged',
    `The tables of ${where} are not those this version of Groundwork goes with (${cause.code}: ${cause.message}).`,
    'Nothing was changed. Start Groundwork again, so that it looks at their version; if it stays, restore a backup.',
    { cause },
  );
}
