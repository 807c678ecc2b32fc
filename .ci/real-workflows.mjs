// Audits a folder of real workflow definitions from the command line: none may crash it, and each gets a class with
// its reason. A broken file among them is named and the others are still audited.
// usage: node .ci/real-workflows.mjs <folder>
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The one workflow with planted defects: a way to an action that is not there, and two actions no way leads to. */
const PLANTED = '100200300: 9999; 7,11';

const source = process.argv[2];
const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-flows-'));
try {
  cpSync(source, folder, { recursive: true });
  const clean = audit(folder);
  expect(clean.report.crashes.length === 0, `no rule crashes: ${JSON.stringify(clean.report.crashes)}`);
  expect(
    clean.report.unreadable.length === 0,
    `every file is read: ${JSON.stringify(clean.report.unreadable)}`,
  );
  const files = readdirSync(folder).filter((file) => /^\d+.*\.json$/.test(file)).length;
  const audited = clean.report.workflows.length + clean.report.superseded.length;
  expect(audited === files, `${files} workflow files, ${audited} audited or superseded`);
  const unexplained = clean.report.workflows.filter(
    (workflow) => workflow.class === null || workflow.classReason === '',
  );
  expect(unexplained.length === 0, `each has a class and a reason: ${unexplained.map(({ name }) => name)}`);

  const loose = clean.report.workflows.flatMap(({ id, looseEnds }) =>
    looseEnds.danglingEdges.length + looseEnds.unreachable.length === 0
      ? []
      : [`${id}: ${looseEnds.danglingEdges.map(({ to }) => to)}; ${looseEnds.unreachable}`],
  );
  expect(loose.join() === PLANTED, `loose ends only where they were planted: ${loose}`);

  writeFileSync(path.join(folder, 'broken.json'), '{"id": "1", "actions": [');
  const broken = audit(folder);
  const reasons = JSON.stringify(broken.report.unreadable);
  expect(reasons.includes('broken.json'), `the broken file is named: ${reasons}`);
  expect(classed(broken) === classed(clean), 'the others are still audited');
  expect(broken.exitCode !== 2, `a broken file among others is no failure to audit: exit ${broken.exitCode}`);
  console.log(`${files} real workflows audited, a broken file among them reported`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function audit(flows) {
  const args = [
    'bin/groundwork.js',
    'audit',
    '--flows',
    flows,
    '--format',
    'json',
    '--as-of',
    '2026-11-22T09:00:00Z',
  ];
  const { stdout, stderr, status } = spawnSync('node', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (stdout.trim() === '') throw new Error(`audit printed nothing, exit ${status}: ${stderr}`);
  return { report: JSON.parse(stdout), exitCode: status };
}

/** Workflows that were read; a broken file is listed too, as one that could not be. */
function classed({ report }) {
  return report.workflows.filter((workflow) => workflow.class !== null).length;
}

function expect(holds, what) {
  if (!holds) throw new Error(`Does not hold: ${what}`);
}
