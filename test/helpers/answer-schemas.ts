import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import * as z from 'zod';

/** What is wrong with a body; empty when nothing is. */
export type BodyCheck = (body: unknown) => string[];

const SCHEMAS = new URL('../../src/sandbox/schemas/', import.meta.url);
const ajv = new Ajv({ allErrors: true, strict: false });
ajvFormats.default(ajv);
const compiled = new Map<string, ValidateFunction>();

/** The client's own type: `file` names the generated schema, `definition` a type inside it. */
function clientType(file: string, definition = file): BodyCheck {
  return (body) => {
    const validate = compiled.get(`${file}/${definition}`) ?? compile(file, definition);
    if (validate(body)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`,
    );
  };
}

function compile(file: string, definition: string): ValidateFunction {
  const schema: object = JSON.parse(readFileSync(new URL(`${file}.json`, SCHEMAS), 'utf8'));
  const validate = ajv.compile({ ...schema, $ref: `#/definitions/${definition}` });
  compiled.set(`${file}/${definition}`, validate);
  return validate;
}

/** For calls the client has no types for. */
function own(schema: z.ZodType): BodyCheck {
  return (body) => {
    const parsed = schema.safeParse(body);
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`);
  };
}

const Instant = z.iso.datetime();
const Paging = z.strictObject({ next: z.strictObject({ after: z.string(), link: z.string().optional() }) });
const FlowListing = z.strictObject({
  id: z.string(),
  isEnabled: z.boolean(),
  flowType: z.enum(['WORKFLOW', 'ACTION_SET', 'UNKNOWN']),
  objectTypeId: z.string(),
  revisionId: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  name: z.string().optional(),
  uuid: z.string().optional(),
});
const Flow = z.looseObject({
  ...FlowListing.shape,
  type: z.enum(['CONTACT_FLOW', 'PLATFORM_FLOW']),
  nextAvailableActionId: z.string(),
  crmObjectCreationStatus: z.enum(['COMPLETE', 'PENDING']),
  actions: z.array(z.looseObject({ actionId: z.string() })),
  dataSources: z.array(z.unknown()),
  timeWindows: z.array(z.unknown()),
  blockedDates: z.array(z.unknown()),
  customProperties: z.record(z.string(), z.string()),
});
const RowError = z.strictObject({
  status: z.literal('error'),
  category: z.string(),
  message: z.string(),
  subCategory: z.unknown().optional(),
  context: z.record(z.string(), z.array(z.string())),
  links: z.record(z.string(), z.string()),
  errors: z.array(z.unknown()),
});
const batchOf = (row: z.ZodType) =>
  z.strictObject({
    status: z.literal('COMPLETE'),
    results: z.array(row),
    requestedAt: Instant,
    startedAt: Instant,
    completedAt: Instant,
    numErrors: z.int().optional(),
    errors: z.array(RowError).optional(),
  });
const Membership = z.strictObject({
  listId: z.string(),
  listVersion: z.int(),
  firstAddedTimestamp: Instant,
  lastAddedTimestamp: Instant,
  isPublicList: z.boolean(),
});

const modelError = clientType('ModelError');

export const CHECKS = {
  objectBatch: clientType('BatchResponseSimplePublicObject'),
  objectBatchWithErrors: clientType('BatchResponseSimplePublicObjectWithErrors'),
  object: clientType('SimplePublicObjectWithAssociations'),
  objectSearch: clientType('CollectionResponseWithTotalSimplePublicObjectForwardPaging'),
  listSearch: clientType('ListSearchResponse'),
  list: clientType('ListFetchResponse'),
  lists: clientType('ListsByIdResponse'),
  members: clientType('ApiCollectionResponseJoinTimeAndRecordId'),
  recordLists: clientType('ApiCollectionResponseRecordListMembershipNoPaging'),
  property: clientType('CollectionResponsePropertyNoPaging', 'Property'),
  properties: clientType('CollectionResponsePropertyNoPaging'),
  group: clientType('CollectionResponsePropertyGroupNoPaging', 'PropertyGroup'),
  groups: clientType('CollectionResponsePropertyGroupNoPaging'),
  owners: clientType('CollectionResponsePublicOwnerForwardPaging'),
  emails: clientType('CollectionResponseWithTotalPublicEmailForwardPaging'),
  statistics: clientType('AggregateEmailStatistics'),
  /** Live bodies carry `status` beside what the type has. */
  error: (body: unknown): string[] => {
    const parsed = z.looseObject({ status: z.literal('error') }).safeParse(body);
    if (!parsed.success) return ['an error body has the status "error"'];
    const { status: _, ...rest } = parsed.data;
    return modelError(rest);
  },
  rateLimit: own(
    z.strictObject({
      status: z.literal('error'),
      message: z.string(),
      errorType: z.literal('RATE_LIMIT'),
      policyName: z.string(),
      correlationId: z.uuid(),
    }),
  ),
  oauthError: own(z.looseObject({ error: z.string(), error_description: z.string(), status: z.string() })),
  token: own(
    z.strictObject({
      token_use: z.literal('access_token'),
      token_type: z.string(),
      access_token: z.string(),
      refresh_token: z.string(),
      expires_in: z.int(),
      hub_id: z.int(),
      user_id: z.int(),
      scopes: z.array(z.string()),
    }),
  ),
  introspection: own(z.looseObject({ active: z.boolean() })),
  account: own(
    z.strictObject({
      portalId: z.int(),
      accountType: z.enum(['STANDARD', 'SANDBOX', 'DEVELOPER_TEST', 'APP_DEVELOPER']),
      timeZone: z.string(),
      utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/),
      utcOffsetMilliseconds: z.int(),
      companyCurrency: z.string(),
      additionalCurrencies: z.array(z.string()),
      uiDomain: z.string(),
      dataHostingLocation: z.string(),
    }),
  ),
  flows: own(z.strictObject({ results: z.array(FlowListing), paging: Paging.optional() })),
  flow: own(Flow),
  flowBatch: own(batchOf(Flow)),
  emailCampaigns: own(
    z.strictObject({
      results: z.array(
        z.strictObject({ flowId: z.string(), emailCampaignId: z.string(), emailContentId: z.string() }),
      ),
      paging: Paging.optional(),
    }),
  ),
  recordListsBatch: own(
    batchOf(
      z.strictObject({
        objectTypeId: z.string(),
        recordId: z.string(),
        recordListMemberships: z.array(Membership),
      }),
    ),
  ),
};
