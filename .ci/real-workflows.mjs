// Audits a folder of real workflow definitions from the command line: none may crash it, and each gets a class with
// its reason. Whatever a finding points to exists. A broken file among them is named and the others are still audited.
// usage: node .ci/real-workflows.mjs <folder>
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  const definitions = definitionsIn(folder);
  const evidence = clean.report.findings.flatMap((finding) =>
    finding.evidence
      .filter(({ kind }) => kind === 'workflow')
      .map((one) => ({ ...one, ruleId: finding.ruleId })),
  );
  const nowhere = evidence.filter((one) => !hasPath(definitions.get(one.id), one.path));
  expect(evidence.length > 0, 'findings point to places in workflows');
  expect(nowhere.length === 0, `each place exists: ${JSON.stringify(nowhere)}`);

  writeFileSync(path.join(folder, 'broken.json'), '{"id": "1", "actions": [');
  const broken = audit(folder);
  const reasons = JSON.stringify(broken.report.unreadable);
  expect(reasons.includes('broken.json'), `the broken file is named: ${reasons}`);
  expect(classed(broken) === classed(clean), 'the others are still audited');
  expect(broken.exitCode !== 2, `a broken file among others is no failure to audit: exit ${broken.exitCode}`);
  console.log(
    `${files} real workflows audited, ${evidence.length} places of evidence found in them, a broken file among them reported`,
  );
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

/** Definitions by the id of the workflow; of several the one with the highest revision, as the audit takes it. */
function definitionsIn(flows) {
  const found = new Map();
  for (const file of readdirSync(flows).filter((name) => name.endsWith('.json'))) {
    const data = JSON.parse(readFileSync(path.join(flows, file), 'utf8'));
    for (const one of Array.isArray(data) ? data : (data.results ?? [data])) {
      const known = found.get(String(one.id));
      if (known === undefined || Number(one.revisionId) > Number(known.revisionId))
        found.set(String(one.id), one);
    }
  }
  return found;
}

/** Whether a path of the form `$.actions[3].fields.content_id` leads to something. */
function hasPath(definition, place) {
  if (!/^\$(\.\w+|\[\d+\])*$/.test(place)) return false;
  let current = definition;
  for (const [, key, index] of place.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
    const step = key ?? Number(index);
    if (typeof current !== 'object' || current === null || !(step in current)) return false;
    current = current[step];
  }
  return true;
}

/** Workflows that were read; a broken file is listed too, as one that could not be. */
function classed({ report }) {
  return report.workflows.filter((workflow) => workflow.class !== null).length;
}

function expect(holds, what) {
  if (!holds) throw new Error(`Does not hold: ${what}`);
}
