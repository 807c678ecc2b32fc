// JSON Schemas of what Groundwork answers as JSON, made from the zod schemas that the answers are typed by.
// With --check nothing is written; the exit code is 1 when a committed schema differs from what would be made.
// usage: node scripts/generate-json-schemas.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';
import * as z from 'zod';

register();
const { AuditReport } = await import('../src/core/contract/audit-report.ts');
const { BaselineReport } = await import('../src/core/contract/baseline-report.ts');
const { DoctorReport } = await import('../src/core/contract/doctor-report.ts');
const { MeasureReport } = await import('../src/core/contract/measure-report.ts');
const { SyncReport } = await import('../src/core/contract/sync-report.ts');
const { WhyReport } = await import('../src/core/contract/why-report.ts');
const { LintReport } = await import('../src/core/hypotheses/lint-report.ts');

const SCHEMAS = [
  ['audit', AuditReport],
  ['baseline', BaselineReport],
  ['doctor', DoctorReport],
  ['lint', LintReport],
  ['measure', MeasureReport],
  ['sync', SyncReport],
  ['why', WhyReport],
];

const isCheck = process.argv.includes('--check');
for (const [name, schema] of SCHEMAS) {
  const file = `docs/schemas/${name}.schema.json`;
  const made = { title: `groundwork.${name}/1`, ...z.toJSONSchema(schema, { io: 'output' }) };
  const after = await format(JSON.stringify(made), { ...(await resolveConfig(file)), filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === after) continue;
  if (isCheck) {
    console.error(`${file} is not what the code says. Run: node scripts/generate-json-schemas.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}
