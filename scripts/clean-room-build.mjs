// Builds every extension as HubSpot does after an upload: only what would be uploaded, in a folder that no
// node_modules lies above, with dependencies installed there. A build inside the checkout proves nothing, because
// imports that HubSpot's builder cannot resolve are found in the checkout's own node_modules.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shouldIgnoreFile } from '@hubspot/local-dev-lib/ignoreRules';

const LIMIT_BYTES = 120_000;
const FORBIDDEN = /(^|\/)(server|sandbox|test|node_modules)(\/|$)|\.test\.|\.env|\.log$/;

const room = mkdtempSync(path.join(tmpdir(), 'groundwork-build-'));
try {
  assertNothingAbove(room);
  const uploaded = copyUpload(room);
  console.log(`upload: ${uploaded.length} files, none of the server, the sandbox or the tests`);
  install(room);
  for (const entry of entries(room)) build(room, entry);
} finally {
  rmSync(room, { recursive: true, force: true });
}

function assertNothingAbove(folder) {
  for (let above = path.dirname(folder); ; above = path.dirname(above)) {
    if (existsSync(path.join(above, 'node_modules')))
      throw new Error(`${above} has node_modules: no clean room`);
    if (above === path.dirname(above)) return;
  }
}

/** Copies what `hs project upload` would send, by HubSpot's own ignore rules, and checks the listing. */
function copyUpload(target) {
  cpSync('src', target, {
    recursive: true,
    filter: (source) => source === 'src' || !shouldIgnoreFile(path.relative('src', source), true),
  });
  const files = readdirSync(target, { recursive: true })
    .map(String)
    .filter((file) => statSync(path.join(target, file)).isFile());
  const wrong = files.filter((file) => FORBIDDEN.test(file));
  if (wrong.length > 0) throw new Error(`These files would be uploaded and must not be: ${wrong.join(', ')}`);
  if (!files.includes('app/app-hsmeta.json')) throw new Error('app/app-hsmeta.json would not be uploaded');
  return files;
}

function install(folder) {
  run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-optional', '--no-fund'], folder);
}

/** Entry points as the hsmeta files name them, relative to the uploaded folder. */
function entries(folder) {
  return readdirSync(path.join(folder, 'app'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('-hsmeta.json'))
    .map((file) => JSON.parse(readFileSync(path.join(folder, 'app', file), 'utf8')).config.entrypoint)
    .filter((entry) => entry !== undefined)
    .map((entry) => entry.replace(/^\//, ''));
}

function build(folder, entry) {
  const output = path.join(folder, 'out', entry.replaceAll('/', '-'));
  run('node', ['scripts/build-extension.mjs', path.join(folder, entry), output], '.');
  const bundle = readdirSync(output).find((file) => file.endsWith('.js'));
  if (bundle === undefined) throw new Error(`${entry}: the builder made no bundle`);
  const { size } = statSync(path.join(output, bundle));
  console.log(`${entry}: ${size} bytes minified`);
  if (size > LIMIT_BYTES) throw new Error(`${entry} is larger than ${LIMIT_BYTES} bytes`);
}

function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}
