import { readdirSync } from 'node:fs';
import * as z from 'zod';

const CONTRACT = 'src/core/contract';
/** Files outside the contract whose schemas its answers are made of. */
const BESIDES = [
  'src/core/hypotheses/hypothesis.ts',
  'src/core/hypotheses/lint-report.ts',
  'src/core/hypotheses/file/schema.ts',
  'src/core/outcomes/verdict/reading.ts',
];

/** Schemas by the names they are exported under, and how to point at one. */
export async function components() {
  const files = [...readdirSync(CONTRACT).map((name) => `${CONTRACT}/${name}`), ...BESIDES];
  const modules = await Promise.all(
    files.map((file) => import(new URL(`../../${file}`, import.meta.url).href)),
  );
  const names = new Map();
  const registry = z.registry();
  for (const [name, schema] of modules.flatMap(Object.entries)) {
    if (schema?._zod === undefined || names.has(schema)) continue;
    names.set(schema, name);
    registry.add(schema, { id: name });
  }
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: addressOf });
  return { schemas, refTo: (schema) => refTo(names, schema) };
}

function addressOf(name) {
  return `#/components/schemas/${name}`;
}

function refTo(names, schema) {
  const name = names.get(schema);
  if (name === undefined) throw new Error('An answer is no exported schema of the contract');
  return { $ref: addressOf(name) };
}

/** The schemas that a document points at, directly or through others, by name and without what only a file needs. */
export function reachable(schemas, document) {
  const wanted = new Set();
  const visit = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      visit(schemas[name]);
    }
  };
  visit(document);
  return Object.fromEntries([...wanted].sort().map((name) => [name, bare(schemas[name])]));
}

function bare({ $schema: _dialect, $id: _address, ...schema }) {
  return schema;
}
