import * as z from 'zod/mini';
import { JobFailure, JobKind } from '../../core/contract/job.ts';
import { RuleSettingsSchema } from '../../core/grounding/config/settings.ts';
import { CalendarDay, Instant } from '../../core/time.ts';
import { SCHEDULED } from '../../core/schedule.ts';
import { ObjectTypeId } from '../../core/object-type.ts';
import type { BegunInstall } from './port/begun-installs.ts';
import type { DecisionTaskMark } from './port/decision-tasks.ts';
import type { KeptDefinition } from './port/definitions.ts';
import type { RecordEvent } from './port/inbox.ts';
import type { Install } from './port/installs.ts';
import type { LedgerCursor } from './port/ledger.ts';
import type { PortalRecord } from './port/portals.ts';
import type { WritingDay, WrittenRecord } from './port/write-back.ts';

const id = z.string().check(z.minLength(1));

const SealedSchema = z.strictObject({
  keyId: id,
  nonce: z.string(),
  text: z.string(),
  tag: z.string(),
});

const SealedAddressSchema = z.strictObject({ sealed: SealedSchema, host: id, ending: z.string() });

/** How the records that only the store knows look when they are stored; core has the schemas of all others. */
export const PortalSchema: z.ZodMiniType<PortalRecord> = z.strictObject({
  portalId: id,
  uiDomain: z.string(),
  timeZone: id,
  since: Instant,
  actionTypeIds: z.array(z.string()),
  editors: z.array(z.string()),
  writesEnabled: z.boolean(),
  writesHeldOut: z._default(z.boolean(), false),
  tasksEnabled: z._default(z.boolean(), false),
  rules: z._default(RuleSettingsSchema, {}),
  weekly: z._default(
    z.nullable(
      z.strictObject({
        url: z.union([SealedAddressSchema, z.url()]),
        ...{ since: Instant, seenRunId: z.nullable(z.string()) },
      }),
    ),
    null,
  ),
  lastStarted: z._default(z.partialRecord(z.enum(SCHEDULED), Instant), {}),
  deadJobs: z._default(
    z.partialRecord(JobKind, z.strictObject({ id, at: Instant, failure: JobFailure })),
    {},
  ),
});

export const InstallSchema: z.ZodMiniType<Install> = z.strictObject({
  portalId: id,
  userId: id,
  installedAt: Instant,
  scopes: z.array(z.string()),
  tokens: z.nullable(SealedSchema),
  disconnected: z.nullable(
    z.strictObject({ at: Instant, how: z.enum(['asked', 'revoked']), eraseAt: Instant }),
  ),
});

export interface BegunInstalls {
  /** The oldest first. */
  installs: BegunInstall[];
}

export const BegunInstallsSchema: z.ZodMiniType<BegunInstalls> = z.strictObject({
  installs: z.array(z.strictObject({ browser: id, at: z.number(), proof: SealedSchema })),
});

/** Work of a portal that is under way, whose it is, and until when (epoch ms). */
export interface Lease {
  name: string;
  holder: string;
  until: number;
}

export const LeaseSchema: z.ZodMiniType<Lease> = z.strictObject({ name: id, holder: id, until: z.number() });

export const DecisionTaskSchema: z.ZodMiniType<DecisionTaskMark> = z.strictObject({
  hypothesisId: id,
  verdictAt: Instant,
  triedAt: Instant,
  taskId: z.nullable(id),
  failure: z.nullable(JobFailure),
});

export const WrittenSchema: z.ZodMiniType<WrittenRecord> = z.strictObject({
  objectTypeId: ObjectTypeId,
  recordId: id,
  values: z.record(z.string(), z.string()),
  isSending: z.optional(z.literal(true)),
});

export const DefinitionSchema: z.ZodMiniType<KeptDefinition> = z.strictObject({
  kind: z.enum(['workflow', 'list', 'members', 'closed', 'campaigns']),
  id,
  revision: id,
  definition: z.unknown(),
});

export const WritingDaySchema: z.ZodMiniType<WritingDay> = z.strictObject({
  day: CalendarDay,
  records: z.int().check(z.minimum(0)),
});

/** An entry as stored: without its event once that was acted on. */
export interface StoredEntry {
  key: string;
  receivedAt: number;
  event: RecordEvent | null;
  /** Epoch milliseconds; null while it waits. */
  doneAt: number | null;
}

export const EntrySchema: z.ZodMiniType<StoredEntry> = z.strictObject({
  key: id,
  receivedAt: z.number(),
  event: z.nullable(
    z.strictObject({
      kind: z.enum(['privacy_deletion', 'deletion', 'merge']),
      objectTypeId: ObjectTypeId,
      recordIds: z.array(id),
      intoId: z.nullable(id),
    }),
  ),
  doneAt: z.nullable(z.number()),
});

/** A cursor with the hypothesis it belongs to. */
export type StoredCursor = LedgerCursor & { hypothesisId: string };

export const CursorSchema: z.ZodMiniType<StoredCursor> = z.strictObject({
  hypothesisId: id,
  listId: id,
  after: z.nullable(z.string()),
  // What was stored of old kept only the place; whether anybody had left is then not known, so it is asked.
  firstReadAt: z._default(z.nullable(z.number()), null),
  lastReadAt: z._default(z.nullable(z.number()), null),
  longestGap: z._default(z.number(), 0),
  seenUntil: z._default(z.nullable(z.number()), null),
  hadLeavers: z._default(z.boolean(), true),
});
