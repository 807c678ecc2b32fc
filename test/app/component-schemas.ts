/**
 * What HubSpot's components have to look like, as its documentation and templates of platform 2026.03 say: its own
 * schemas are given out to accounts only. JSON Schemas of `config`, by the name HubSpot's parser gives the component.
 */
const text = { type: 'string', minLength: 1 };
const https = { type: 'string', pattern: '^(https://|\\$\\{API_ORIGIN\\}/)' };
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const FIELD_TYPES = [
  ...['bool', 'date', 'datetime', 'enumeration', 'json', 'number'],
  ...['object_coordinates', 'phone_number', 'string'],
];
const option = object({ value: text, label: text });
const definition = {
  ...object(
    {
      name: { type: 'string', pattern: '^[a-z][a-zA-Z0-9_]*$' },
      type: { enum: FIELD_TYPES },
      fieldType: { enum: ['select', 'text', 'textarea', 'number', 'date', 'booleancheckbox', 'checkbox'] },
      options: { type: 'array', items: option, minItems: 1 },
      optionsUrl: https,
    },
    ['name', 'type', 'fieldType'],
  ),
  // A choice needs something to choose from.
  if: { properties: { type: { const: 'enumeration' } } },
  then: { oneOf: [{ required: ['options'] }, { required: ['optionsUrl'] }] },
};
const labels = { type: 'object', additionalProperties: { type: 'string' } };

const WORKFLOW_ACTION = object({
  actionUrl: https,
  isPublished: { type: 'boolean' },
  supportedClients: { type: 'array', items: object({ client: { enum: ['WORKFLOWS'] } }), minItems: 1 },
  objectTypes: { type: 'array', items: { enum: ['CONTACT', 'COMPANY', 'DEAL', 'TICKET'] } },
  objectRequestOptions: object({ properties: { type: 'array', items: text } }),
  inputFields: {
    type: 'array',
    items: object({
      typeDefinition: definition,
      supportedValueTypes: {
        type: 'array',
        items: { enum: ['STATIC_VALUE', 'OBJECT_PROPERTY'] },
        minItems: 1,
      },
      isRequired: { type: 'boolean' },
    }),
  },
  inputFieldDependencies: { type: 'array' },
  outputFields: { type: 'array', items: object({ typeDefinition: definition }) },
  executionRules: { type: 'array' },
  labels: {
    type: 'object',
    required: ['en'],
    additionalProperties: object({
      actionName: text,
      actionDescription: text,
      actionCardContent: text,
      appDisplayName: text,
      inputFieldLabels: labels,
      inputFieldDescriptions: labels,
      inputFieldOptionLabels: { type: 'object' },
      outputFieldLabels: labels,
      executionRules: { type: 'object' },
    }),
  },
});

const entrypoint = (folder: string) => ({ type: 'string', pattern: `^/app/${folder}/[^/]+\\.tsx$` });

export const COMPONENT_SCHEMAS = {
  APPLICATION: {
    type: 'object',
    required: ['name', 'description', 'distribution', 'auth', 'permittedUrls', 'support'],
    properties: { name: text, distribution: { enum: ['private', 'marketplace'] } },
  },
  CARD: object({
    name: text,
    description: text,
    location: { enum: ['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar'] },
    entrypoint: entrypoint('cards'),
    objectTypes: { type: 'array', items: text, minItems: 1 },
  }),
  PAGE: object({ entrypoint: entrypoint('pages') }),
  SETTINGS: object({ entrypoint: entrypoint('settings') }),
  WEBHOOKS: {
    type: 'object',
    required: ['settings', 'subscriptions'],
    properties: {
      settings: object({ targetUrl: https, maxConcurrentRequests: { type: 'integer', minimum: 6 } }),
      subscriptions: { type: 'object' },
    },
  },
  WORKFLOW_ACTION,
};
