// docs/openapi.json: the HTTP interface as OpenAPI 3.1, made from the routes themselves, their zod schemas and their doc
// comments. With --check nothing is written; the exit code is 1 when the committed file is not what would be made.
// usage: node scripts/generate-openapi.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';

register();
const { openApi } = await import('./openapi/document.mjs');

const FILE = 'docs/openapi.json';
const text = JSON.stringify(await openApi());
const after = await format(text, { ...(await resolveConfig(FILE)), filepath: FILE });
const isAsMade = existsSync(FILE) && readFileSync(FILE, 'utf8') === after;
if (process.argv.includes('--check') && !isAsMade) {
  console.error(`${FILE} is not what the code says. Run: node scripts/generate-openapi.mjs`);
  process.exitCode = 1;
} else if (!isAsMade) {
  writeFileSync(FILE, after);
}
