import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { components, reachable } from './components.mjs';
import { documented } from './doc-comments.mjs';

/** The whole document, made from the tables of routes and hooks; what is in no table is not in it. */
export async function openApi() {
  const { ErrorAnswer } = await import('../../src/core/contract/error-answer.ts');
  const { REFUSALS } = await import('../../src/server/http/errors.ts');
  const { ROUTES } = await import('../../src/server/http/routes/table.ts');
  const { HOOKS } = await import('../../src/server/http/hooks/table.ts');
  const { schemas, refTo } = await components();
  const routes = ordered(await documented('src/server/http/routes', 'defineRoute'), ROUTES);
  const hooks = ordered(await documented('src/server/http/hooks', 'defineHook'), HOOKS);
  const operations = [
    ...routes.map((route) => [route.value.path, route.value.method, routeOperation(route, refTo)]),
    ...hooks.map((hook) => [hook.value.path, 'post', hookOperation(hook)]),
  ];
  const paths = {};
  for (const [path, method, operation] of operations) {
    (paths[path.replace(/:(\w+)/g, '{$1}')] ??= {})[method] = operation;
  }
  const responses = { Refused: refused(refTo(ErrorAnswer), REFUSALS) };
  return {
    openapi: '3.1.0',
    info: { title: 'Groundwork', version: packageVersion(), description: DESCRIPTION },
    servers: [{ url: '/', description: 'Where the server listens' }],
    security: [{ hubspotSignature: [] }],
    tags: [...new Set(operations.map(([, , { tags }]) => tags[0]))].map((name) => ({ name })),
    paths,
    components: {
      ...{ securitySchemes: SECURITY, responses },
      schemas: reachable(schemas, { paths, responses }),
    },
  };
}

const DESCRIPTION =
  'What the cards, pages and settings inside HubSpot, and HubSpot itself, ask the server. Every address here is signed ' +
  'by HubSpot; the account and the person come from the signed request and from nothing else. Addresses for the ' +
  'operator (/healthz, /readyz, /metrics) and the pages for installing are described in docs/operating.md and ' +
  'docs/install.md.';

const SECURITY = {
  hubspotSignature: {
    ...{ type: 'apiKey', in: 'header', name: 'X-HubSpot-Signature-v3' },
    description:
      'HMAC-SHA256 over method, address, body and X-HubSpot-Request-Timestamp with the app’s secret.',
  },
};

function packageVersion() {
  return JSON.parse(readFileSync('package.json', 'utf8')).version;
}

/** In the order of the table, so that what is documented is what is served. */
function ordered(found, table) {
  return table.map((value) => {
    const one = found.find((candidate) => candidate.value === value);
    if (one === undefined) throw new Error(`${value.path} is in the table and exported nowhere`);
    return one;
  });
}

function routeOperation({ name, comment, value }, refTo) {
  const { params, query, body, answer, access, status = 200 } = value;
  return {
    ...wordsOf(name, comment, value.path),
    ...(access === 'edit' ? { 'x-access': 'Editors named in the settings only' } : {}),
    ...withParameters([...parametersIn('path', params), ...parametersIn('query', query)]),
    ...(body === null ? {} : { requestBody: requestBody(withRequestId(inputOf(body))) }),
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: refTo(answer) } } },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

function hookOperation({ name, comment, value }) {
  return {
    ...wordsOf(name, comment, value.path),
    requestBody: requestBody(inputOf(value.body)),
    responses: {
      200: { description: 'Taken in; what it says is laid down by HubSpot' },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

/** The first sentence heads the operation; the whole comment describes it where there is more. */
function wordsOf(name, comment, path) {
  const summary = comment.match(/^.*?[.?](?= |$)/)?.[0] ?? comment;
  const [, area, part] = path.split('/');
  return {
    operationId: name.replace(/(Route|Hook)$/, ''),
    summary,
    ...(comment === summary ? {} : { description: comment }),
    tags: [area === 'api' ? part : 'called by HubSpot'],
  };
}

function parametersIn(place, schema) {
  if (schema === null) return [];
  const { properties, required = [] } = inputOf(schema);
  return Object.entries(properties).map(([name, own]) => ({
    ...{ name, in: place, required: place === 'path' || required.includes(name), schema: own },
  }));
}

function withParameters(parameters) {
  return parameters.length === 0 ? {} : { parameters };
}

function inputOf(schema) {
  const { $schema: _dialect, ...own } = z.toJSONSchema(schema, { io: 'input' });
  return own;
}

function withRequestId(schema) {
  const requestId = {
    ...{ type: 'string', pattern: '^[\\w-]{8,64}$' },
    description:
      'An id of the sender’s making: a repeat of the request with it is answered and not done again.',
  };
  return { ...schema, properties: { ...schema.properties, requestId } };
}

function requestBody(schema) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** HubSpot's own refusals, which are passed on, have codes that begin with `hubspot_`. */
function refused(schema, refusals) {
  const lines = Object.entries(refusals).map(([code, status]) => `${code} (${status})`);
  return {
    description: `Not done. Codes with their status: ${lines.join(', ')}; \`hubspot_…\` for what HubSpot refused; \`store_…\` (503) and \`internal\` (500) for faults.`,
    content: { 'application/json': { schema } },
  };
}
