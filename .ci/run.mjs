// Runs every suite, also after one has failed, and closes with `N passed, N failed` over all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const REPORT = 'out/vitest.json';

/** Suites that pass or fail as one. */
const SUITES = [
  ['format', ['npm', 'run', 'format:check']],
  ['lint', ['npm', 'run', 'lint']],
  ['types', ['npm', 'run', 'types']],
  ['unused code', ['npm', 'run', 'unused']],
  ['generated docs', ['node', 'scripts/generate-docs.mjs', '--check']],
  ['published schemas', ['node', 'scripts/generate-json-schemas.mjs', '--check']],
  ['API reference', ['node', 'scripts/generate-openapi.mjs', '--check']],
  ['schemas of the client', ['node', 'scripts/generate-schemas.mjs', '--check']],
  ['extensions in a clean room', ['npm', 'run', 'build:extensions']],
  ['chaos, one minute', ['npm', 'run', 'chaos', '--', '--minutes', '1']],
];
// Real workflow definitions that are not part of the project, where they are at hand.
if (existsSync('../shared/flows'))
  SUITES.push(['real workflows', ['node', '.ci/real-workflows.mjs', '../shared/flows']]);

const counts = { passed: 0, failed: 0 };
const failures = [];

for (const [name, command] of SUITES) count(name, succeeds(command));
countTests();

if (failures.length > 0) console.error(`Failed: ${failures.join(', ')}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

function succeeds([command, ...args]) {
  console.log(`\n— ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function count(name, hasPassed) {
  counts[hasPassed ? 'passed' : 'failed'] += 1;
  if (!hasPassed) failures.push(name);
}

/** The README's test command, with its counts read from vitest's own report. */
function countTests() {
  rmSync(REPORT, { force: true });
  const isGreen = succeeds([
    'npm',
    'test',
    '--',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${REPORT}`,
  ]);
  if (!existsSync(REPORT)) return count('tests: no report was written', false);
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  if (report.numFailedTests > 0) failures.push(`${report.numFailedTests} tests`);
  // A file that does not load, or an error outside a test, fails the run without failing a test.
  if (!isGreen && report.numFailedTests === 0) count('tests: the run failed outside a test', false);
}
