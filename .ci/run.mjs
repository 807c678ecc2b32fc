// Runs every suite, also after one has failed, and closes with `N passed, N failed` over all of them.
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const REPORT = 'out/vitest.json';

/** Suites that pass or fail as one. */
const SUITES = [
  // The longest first: the others are done beside it.
  ['chaos on PostgreSQL', ['npm', 'run', 'chaos', '--', '--minutes', '0.5', '--store', 'postgres']],
  ['chaos on files', ['npm', 'run', 'chaos', '--', '--minutes', '0.5']],
  ['format', ['npm', 'run', 'format:check']],
  ['lint', ['npm', 'run', 'lint']],
  ['types', ['npm', 'run', 'types']],
  ['unused code', ['npm', 'run', 'unused']],
  ['generated docs', ['node', 'scripts/generate-docs.mjs', '--check']],
  ['published schemas', ['node', 'scripts/generate-json-schemas.mjs', '--check']],
  ['API reference', ['node', 'scripts/generate-openapi.mjs', '--check']],
  ['schemas of the client', ['node', 'scripts/generate-schemas.mjs', '--check']],
  ['extensions in a clean room', ['npm', 'run', 'build:extensions']],
];
// Real workflow definitions that are not part of the project, where they are at hand.
if (existsSync('../shared/flows'))
  SUITES.push(['real workflows', ['node', '.ci/real-workflows.mjs', '../shared/flows']]);

const counts = { passed: 0, failed: 0 };
const failures = [];

await Promise.all([takeFrom(SUITES), takeFrom(SUITES)]);
countTests();

if (failures.length > 0) console.error(`Failed: ${failures.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

/** Two side by side: each takes the next suite that nobody has begun. */
async function takeFrom(suites) {
  for (let next = suites.shift(); next !== undefined; next = suites.shift()) {
    const [name, command] = next;
    count(name, await succeeds(command));
  }
}

/** What a suite prints is shown in one piece at its end, so that two do not run into each other. */
async function succeeds([command, ...args]) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => printed.push(chunk));
  const [code] = await once(child, 'close');
  console.log(`\n— ${command} ${args.join(' ')}\n${Buffer.concat(printed)}`);
  return code === 0;
}

function count(name, hasPassed) {
  counts[hasPassed ? 'passed' : 'failed'] += 1;
  if (!hasPassed) failures.push(name);
}

/** The README's test command, with its counts read from vitest's own report. */
function countTests() {
  rmSync(REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${REPORT}`];
  const isGreen = spawnSync('npm', ['test', '--', ...reporters], { stdio: 'inherit' }).status === 0;
  if (!existsSync(REPORT)) return count('tests: no report was written', false);
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  if (report.numFailedTests > 0) failures.push(`${report.numFailedTests} tests`);
  // A file that does not load, or an error outside a test, fails the run without failing a test.
  if (!isGreen && report.numFailedTests === 0) count('tests: the run failed outside a test', false);
}
