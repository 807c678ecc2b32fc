import * as z from 'zod/mini';
import { CalendarDay, Instant } from '../time.ts';

/** A property as write-back found it, or left it. */
export const SyncedProperty = z.strictObject({
  name: z.string(),
  label: z.string(),
  /** `missing`: it would be made (dry run), or there is nothing to remove. */
  state: z.enum(['kept', 'created', 'missing', 'archived']),
});
export type SyncedProperty = z.infer<typeof SyncedProperty>;

/** Write-back to the records of one object type. In a dry run `written` counts what would be. */
export const SyncedObjectType = z.strictObject({
  objectTypeId: z.string(),
  properties: z.array(SyncedProperty),
  /** Records in any hypothesis, and of those: already right, written, refused by HubSpot, gone, over the limit. */
  records: z.int(),
  unchanged: z.int(),
  written: z.int(),
  refused: z.int(),
  gone: z.int(),
  postponed: z.int(),
  /** Results of all hypotheses; a record in two counts twice. `other` takes part without a result to wait for. */
  results: z.strictObject({ reached: z.int(), notReached: z.int(), waiting: z.int(), other: z.int() }),
});
export type SyncedObjectType = z.infer<typeof SyncedObjectType>;

export const PlannedChange = z.strictObject({
  objectTypeId: z.string(),
  recordId: z.string(),
  /** By property: what is there (empty for nothing) and what would be written. */
  values: z.record(z.string(), z.strictObject({ from: z.string(), to: z.string() })),
});
export type PlannedChange = z.infer<typeof PlannedChange>;

export const RefusedRecord = z.strictObject({
  objectTypeId: z.string(),
  recordId: z.string(),
  code: z.string(),
  message: z.string(),
});
export type RefusedRecord = z.infer<typeof RefusedRecord>;

/** How much may be written on one calendar day of the portal. */
export const DailyCap = z.strictObject({
  day: CalendarDay,
  /** Records that may be written on it, and those that were before this run. */
  limit: z.int(),
  writtenBefore: z.int(),
});

export const SyncNotice = z.strictObject({ code: z.string(), message: z.string(), hint: z.string() });
export type SyncNotice = z.infer<typeof SyncNotice>;

/** Answer of `sync --format json`. */
export const SyncReport = z.strictObject({
  schema: z.literal('groundwork.sync/1'),
  portalId: z.string(),
  at: Instant,
  action: z.enum(['write', 'remove']),
  dryRun: z.boolean(),
  objectTypes: z.array(SyncedObjectType),
  /** The first of the records HubSpot refused; `objectTypes` has how many there are. */
  refused: z.array(RefusedRecord),
  /** The first of the changes a dry run found, and how many more there are. */
  changes: z.array(PlannedChange),
  changesLeftOff: z.int(),
  /** Null when removing, which has no cap. */
  dailyCap: z.nullable(DailyCap),
  /** Workflows that are on and start when one of our properties changes; null when not looked for or not readable. */
  triggeredWorkflows: z.nullable(z.array(z.strictObject({ id: z.string(), name: z.string() }))),
  notices: z.array(SyncNotice),
});
export type SyncReport = z.infer<typeof SyncReport>;
