import * as z from 'zod/mini';
import { AuditReport } from '../../core/contract/audit-report.ts';
import { AuditRun } from '../../core/contract/audit-run.ts';
import { Change } from '../../core/contract/change.ts';
import { LedgerRow } from '../../core/outcomes/cohort/ledger-row.ts';
import { DAY_MS } from '../../core/time.ts';
import type { ItemKind } from './item-kind.ts';
import type { KeptDefinition } from './port/definitions.ts';
import type { WrittenRecord } from './port/write-back.ts';
import { readKept } from './unknown-fields.ts';
import { DefinitionSchema, EntrySchema, WrittenSchema, type StoredEntry } from './record-schemas.ts';

/*
 * What every adapter stores in a way of its own, because it is large or asked for in its own ways: how an item is
 * checked and named by its key, and how much of it is kept.
 */

/** Keys sort as rows are handed out: by arm, then record id. */
export const rowKey = ({ arm, recordId }: Pick<LedgerRow, 'arm' | 'recordId'>): string =>
  `${arm}/${recordId}`;

export const ROW: ItemKind<LedgerRow> = { name: 'ledger row', schema: LedgerRow, keyOf: rowKey };

/** Keys sort as records are handed out: by object type, then record id (`/` comes before every digit). */
export const recordKey = ({ objectTypeId, recordId }: Omit<WrittenRecord, 'values'>): string =>
  `${objectTypeId}/${recordId}`;

export const WRITTEN: ItemKind<WrittenRecord> = {
  name: 'written record',
  schema: WrittenSchema,
  keyOf: recordKey,
  // Each says in whole what was last written.
  isCarried: () => false,
};

export const CHANGE: ItemKind<Change> = { name: 'change', schema: Change, keyOf: ({ id }) => id };

export const ENTRY: ItemKind<StoredEntry> = {
  name: 'inbox entry',
  schema: EntrySchema,
  keyOf: ({ key }) => key,
  // One is written again only to leave nothing of what it told.
  isCarried: () => false,
};

/** HubSpot repeats a delivery for a day; what came is known longer, for clocks and queues that lag. */
export const KNOWN_MS = 3 * DAY_MS;

export const DEFINITION: ItemKind<KeptDefinition> = {
  name: 'definition',
  schema: DefinitionSchema,
  keyOf: ({ kind, id }) => `${kind}:${id}`,
};

/** Characters of the longest definition that is kept: HubSpot's largest workflows have some hundred thousand. */
export const LONGEST_DEFINITION = 1_000_000;

export const AUDIT: ItemKind<AuditReport> = {
  name: 'audit report',
  schema: AuditReport,
  keyOf: () => 'report',
};

/** Whole reports kept; one of 5,000 workflows has some five million characters. */
export const REPORTS_KEPT = 30;

/** Runs whose key figures are kept: more than a year of one a day. */
export const RUNS_KEPT = 400;

/** Key figures as this version makes them. */
export const OWN_RUN: ItemKind<AuditRun> = { name: 'audit', schema: AuditRun, keyOf: ({ id }) => id };

/** Those of the stored runs that this version can read. */
export function runsKnown(stored: readonly unknown[]): AuditRun[] {
  return stored.flatMap((one) => {
    const run = readKept(OWN_RUN.schema, one);
    return run.success ? [run.data.item] : [];
  });
}

/** Read loosely: a form that this version does not know is history it cannot read, and no damage. */
export const RUN: ItemKind<{ id: string }> = {
  name: 'audit',
  schema: z.looseObject({ id: z.string() }),
  keyOf: ({ id }) => id,
};
