import type { Kysely } from 'kysely';
import { createTables } from './0001-tables.ts';
import { createProcessTables } from './0002-processes.ts';
import { createRequestRates } from './0003-request-rates.ts';

/**
 * One step of the schema, never changed once it has been released. While a new version of the code is rolled out, the
 * one before works on the same tables: a step that only adds leaves `readableFrom` as it was; one that takes away or
 * gives another meaning raises it, and comes a release after the code that can do without what it takes away.
 */
export interface SchemaStep {
  /** Counts up from 1. */
  version: number;
  /** The oldest version of the schema whose code can read and write these tables. */
  readableFrom: number;
  up(db: Kysely<unknown>): Promise<void>;
}

export const SCHEMA_STEPS: readonly SchemaStep[] = [
  { version: 1, readableFrom: 1, up: createTables },
  { version: 2, readableFrom: 1, up: createProcessTables },
  { version: 3, readableFrom: 1, up: createRequestRates },
];
