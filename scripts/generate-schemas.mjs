// JSON Schemas of HubSpot's answers, made from the types of the installed @hubspot/api-client. Tests check every
// answer of the simulated portal against them, so that the portal is judged by something that is not ours.
// With --check nothing is written; the exit code is 1 when a committed schema differs from what would be made.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const require = createRequire(import.meta.url);
const CODEGEN = join(dirname(require.resolve('@hubspot/api-client/package.json')), 'lib/codegen');
const OUT = new URL('../src/sandbox/schemas/', import.meta.url);

const TYPES = {
  'crm/objects': [
    'BatchResponseSimplePublicObject',
    'BatchResponseSimplePublicObjectWithErrors',
    'SimplePublicObjectWithAssociations',
    'CollectionResponseWithTotalSimplePublicObjectForwardPaging',
    'ModelError',
  ],
  'crm/lists': [
    'ListSearchResponse',
    'ListFetchResponse',
    'ListsByIdResponse',
    'ApiCollectionResponseJoinTimeAndRecordId',
    'ApiCollectionResponseRecordListMembershipNoPaging',
  ],
  // A single property or group is a definition inside these: asked for by name, `Property` would be another package's.
  'crm/properties': ['CollectionResponsePropertyNoPaging', 'CollectionResponsePropertyGroupNoPaging'],
  'crm/owners': ['CollectionResponsePublicOwnerForwardPaging'],
  'marketing/emails': ['CollectionResponseWithTotalPublicEmailForwardPaging', 'AggregateEmailStatistics'],
};

/** The client writes `_from` where the wire says `from`. */
function wireNames(value) {
  if (Array.isArray(value)) return value.map((item) => (item === '_from' ? 'from' : wireNames(item)));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key === '_from' ? 'from' : key, wireNames(inner)]),
  );
}

function make(area, types) {
  const path = join(CODEGEN, area, 'models/all.d.ts');
  const generator = createGenerator({ path, type: '*', skipTypeCheck: true, additionalProperties: false });
  return types.map((type) => [
    `${type}.json`,
    `${JSON.stringify(wireNames(generator.createSchema(type)))}\n`,
  ]);
}

const files = Object.entries(TYPES).flatMap(([area, types]) => make(area, types));
const stale = files.filter(([name, text]) => {
  const file = new URL(name, OUT);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [name] of stale)
    console.error(`stale: src/sandbox/schemas/${name} (run: node scripts/generate-schemas.mjs)`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(OUT, { recursive: true });
  for (const [name, text] of files) writeFileSync(new URL(name, OUT), text);
  console.log(`${files.length} schemas, ${stale.length} changed`);
}
