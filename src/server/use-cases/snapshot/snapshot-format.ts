import * as z from 'zod';
import { RuleSettingsSchema } from '../../../core/grounding/config/settings.ts';
import { Instant } from '../../../core/time.ts';
import { HUBSPOT_ERROR_CODES, type HubSpotErrorCode } from '../../hubspot/errors.ts';

/** What a snapshot is made of: one folder of definitions, and a file for each other source. */
export const FILES = {
  about: 'snapshot.json',
  workflows: 'workflows.json',
  definitions: 'workflows',
  segments: 'segments.json',
  properties: 'properties.json',
  emails: 'emails.json',
  owners: 'owners.json',
  hypotheses: 'hypotheses.json',
  readings: 'readings.json',
} as const;

export const SNAPSHOT_SCHEMA = 'groundwork.snapshot/1';

const Id = z.string().min(1);

/** What `snapshot.json` says. */
export const About = z.strictObject({
  schema: z.literal(SNAPSHOT_SCHEMA),
  portalId: Id,
  timeZone: z.string().min(1),
  uiDomain: z.string().min(1),
  takenAt: Instant,
  /** Ids under which the account knows our own workflow action. */
  actionTypeIds: z.array(z.string()),
  /** How many contacts there are; null where HubSpot did not say. */
  contacts: z.number().nullable(),
  /** What editors set for rules; earlier versions did not save it. */
  rules: z.exactOptional(RuleSettingsSchema),
});
export type About = z.infer<typeof About>;

const isCode = (code: string): code is HubSpotErrorCode => HUBSPOT_ERROR_CODES.includes(code);

/** What HubSpot answered in place of a source, so that an audit says the same about it. */
export const SavedFault = z.strictObject({
  code: z.custom<HubSpotErrorCode>((code) => typeof code === 'string' && isCode(code), 'is no known code'),
  message: z.string(),
  missingScopes: z.array(z.string()),
});
export type SavedFault = z.infer<typeof SavedFault>;

const Listing = z.strictObject({
  id: Id,
  name: z.string().nullable(),
  isEnabled: z.boolean(),
  flowType: z.string(),
  objectTypeId: z.string(),
  revisionId: z.string(),
});

const Unread = z.strictObject({ id: Id, code: z.string(), message: z.string() });

/** Workflows as listed; the definition of each that could be read is in a file of its own. */
export const SavedWorkflows = z.union([
  z.strictObject({ listings: z.array(Listing), unread: z.array(Unread), gone: z.array(Id) }),
  z.strictObject({ fault: SavedFault }),
]);
export type SavedWorkflows = z.infer<typeof SavedWorkflows>;

const Segment = z.strictObject({
  listId: Id,
  name: z.string(),
  objectTypeId: z.string(),
  processingType: z.enum(['MANUAL', 'DYNAMIC', 'SNAPSHOT']),
  size: z.number().nullable(),
  listVersion: z.number().nullable(),
  createdAt: z.number().nullable(),
  filtersUpdatedAt: z.number().nullable(),
  membersRevision: z.string().exactOptional(),
  filterBranch: z.unknown(),
});

export const SavedSegments = z.union([
  z.strictObject({ lists: z.array(Segment) }),
  z.strictObject({ fault: SavedFault }),
]);
export type SavedSegments = z.infer<typeof SavedSegments>;

const Property = z.strictObject({
  name: z.string(),
  label: z.string(),
  groupName: z.string(),
  type: z.string(),
  fieldType: z.string(),
  options: z.array(
    z.strictObject({ value: z.string(), label: z.string(), hidden: z.boolean(), displayOrder: z.number() }),
  ),
  hubspotDefined: z.boolean(),
  archived: z.boolean(),
});

/** By object type; a fault where HubSpot would not tell. */
export const SavedProperties = z.record(
  z.string(),
  z.union([z.strictObject({ properties: z.array(Property) }), z.strictObject({ fault: SavedFault })]),
);
export type SavedProperties = z.infer<typeof SavedProperties>;

const Email = z.strictObject({
  id: Id,
  name: z.string(),
  isTransactional: z.boolean(),
  workflowNames: z.array(z.string()).exactOptional(),
  statistics: z
    .strictObject({ sent: z.number(), delivered: z.number(), unsubscribed: z.number() })
    .nullable(),
});

export const SavedEmails = z.union([
  z.strictObject({ emails: z.array(Email), from: z.number(), to: z.number() }),
  z.strictObject({ fault: SavedFault }),
]);
export type SavedEmails = z.infer<typeof SavedEmails>;

/** Of the owners that hypotheses name, what became of them as users of the account. */
export const SavedOwners = z.union([
  z.strictObject({ owners: z.record(z.string(), z.enum(['here', 'gone'])) }),
  z.strictObject({ fault: SavedFault }),
]);
export type SavedOwners = z.infer<typeof SavedOwners>;

/** Name of the file of a workflow's definition. HubSpot's ids are digits; anything else would be no file name. */
export function definitionFile(id: string): string {
  return `${FILES.definitions}/${encodeURIComponent(id).replaceAll('.', '%2E')}.json`;
}
