import { sql, type Kysely } from 'kysely';

/** Moments are epoch milliseconds as the rest of the code has them; `double precision` is JavaScript's number. */
export async function createTables(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE groundwork.documents (
    collection text COLLATE "C",
    portal_id text COLLATE "C",
    key text COLLATE "C",
    body json NOT NULL,
    PRIMARY KEY (collection, portal_id, key)
  )`,
  `CREATE TABLE groundwork.hypotheses (
    portal_id text COLLATE "C",
    id text COLLATE "C",
    version integer NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (portal_id, id)
  )`,
  // The key is the order in which a ledger is streamed; the index finds one record in all ledgers of a portal.
  `CREATE TABLE groundwork.ledger_rows (
    portal_id text COLLATE "C",
    hypothesis_id text COLLATE "C",
    arm text COLLATE "C",
    record_id text COLLATE "C",
    joined_at double precision NOT NULL,
    first_seen_at double precision NOT NULL,
    outcome_at double precision,
    excluded text,
    read_at double precision,
    guardrail text,
    revised boolean,
    PRIMARY KEY (portal_id, hypothesis_id, arm, record_id)
  )`,
  `CREATE INDEX ledger_rows_of_record ON groundwork.ledger_rows (portal_id, record_id)`,
  `CREATE TABLE groundwork.written_records (
    portal_id text COLLATE "C",
    object_type_id text COLLATE "C",
    record_id text COLLATE "C",
    body json NOT NULL,
    PRIMARY KEY (portal_id, object_type_id, record_id)
  )`,
  `CREATE TABLE groundwork.changes (
    portal_id text COLLATE "C",
    place bigint GENERATED ALWAYS AS IDENTITY,
    id text COLLATE "C" NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (portal_id, place),
    UNIQUE (portal_id, id)
  )`,
  `CREATE TABLE groundwork.inbox (
    portal_id text COLLATE "C",
    key text COLLATE "C",
    received_at double precision NOT NULL,
    event json,
    done_at double precision,
    PRIMARY KEY (portal_id, key)
  )`,
  `CREATE INDEX inbox_waiting ON groundwork.inbox (portal_id, received_at, key) WHERE done_at IS NULL`,
  `CREATE TABLE groundwork.audits (
    portal_id text COLLATE "C",
    run_id text COLLATE "C",
    run json NOT NULL,
    report json,
    digest text,
    PRIMARY KEY (portal_id, run_id)
  )`,
  `CREATE TABLE groundwork.definitions (
    portal_id text COLLATE "C",
    kind text COLLATE "C",
    id text COLLATE "C",
    body json NOT NULL,
    PRIMARY KEY (portal_id, kind, id)
  )`,
];
