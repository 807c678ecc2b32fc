import type { ColumnType, GeneratedAlways } from 'kysely';

/** Our own schema in the database, so that it can be shared with others. */
export const SCHEMA = 'groundwork';

/**
 * Items as text that is known to be JSON (`json`, not `jsonb`: every sign a text may hold is kept, and equal items stay
 * equal byte for byte). Comes back parsed, goes in as text.
 */
type Json = ColumnType<unknown, string, string>;
type JsonOrNull = ColumnType<unknown, string | null, string | null>;

/** The tables as the code that goes with SCHEMA_VERSION uses them. Texts that order something have collation "C". */
export interface Tables {
  documents: { collection: string; portal_id: string; key: string; body: Json };
  hypotheses: { portal_id: string; id: string; version: number; body: Json };
  ledger_rows: LedgerRowTable;
  written_records: { portal_id: string; object_type_id: string; record_id: string; body: Json };
  /** `place` counts the changes of all portals in the order in which they came. */
  changes: { portal_id: string; place: GeneratedAlways<string>; id: string; body: Json };
  /** Moments in epoch milliseconds; `done_at` null while an entry waits. */
  inbox: {
    portal_id: string;
    key: string;
    received_at: number;
    event: JsonOrNull;
    done_at: number | null;
  };
  /** `run` are the key figures; `digest` is that of `report`, null once the report is not kept any more. */
  audits: { portal_id: string; run_id: string; run: Json; report: JsonOrNull; digest: string | null };
  definitions: { portal_id: string; kind: string; id: string; body: Json };
  schema_version: { version: number; readable_from: number };
}

interface LedgerRowTable {
  portal_id: string;
  hypothesis_id: string;
  arm: string;
  record_id: string;
  joined_at: number;
  first_seen_at: number;
  outcome_at: number | null;
  excluded: string | null;
  read_at: number | null;
  guardrail: string | null;
  revised: boolean | null;
}

/** Every table that holds something of a portal, but the small collections. */
export const PORTAL_TABLES = [
  'hypotheses',
  'ledger_rows',
  'written_records',
  'changes',
  'inbox',
  'audits',
  'definitions',
] as const satisfies (keyof Tables)[];
