// JSON Schemas of what Groundwork answers as JSON and of the files people write, made from the zod schemas that they
// are read and typed by.
// With --check nothing is written; the exit code is 1 when a committed schema differs from what would be made.
// usage: node scripts/generate-json-schemas.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';
import * as z from 'zod';

register();
const { AuditReport } = await import('../src/core/contract/audit-report.ts');
const { BaselineReport } = await import('../src/core/contract/baseline-report.ts');
const { DiffReport } = await import('../src/core/contract/diff-report.ts');
const { DoctorReport } = await import('../src/core/contract/doctor-report.ts');
const { MeasureReport } = await import('../src/core/contract/measure-report.ts');
const { SyncReport } = await import('../src/core/contract/sync-report.ts');
const { WhyReport } = await import('../src/core/contract/why-report.ts');
const { ConfigFile } = await import('../src/core/grounding/config/audit-config.ts');
const { RULES } = await import('../src/core/grounding/rules/registry.ts');
const { settingOf } = await import('../src/core/grounding/config/settings.ts');
const { HypothesesDocument } = await import('../src/core/hypotheses/file/schema.ts');
const { LintReport } = await import('../src/core/hypotheses/lint-report.ts');

const ANSWERS = {
  audit: AuditReport,
  baseline: BaselineReport,
  diff: DiffReport,
  doctor: DoctorReport,
  lint: LintReport,
  measure: MeasureReport,
  sync: SyncReport,
  why: WhyReport,
};
const FILES = { hypotheses: HypothesesDocument, groundwork: ConfigFile };

const made = [
  ...Object.entries(ANSWERS).map(([name, schema]) => [name, answerSchema(name, schema)]),
  ...Object.entries(FILES).map(([name, schema]) => [`${name}.yaml`, fileSchema(name, schema)]),
];
const isCheck = process.argv.includes('--check');
for (const [name, schema] of made) {
  const file = `docs/schemas/${name}.schema.json`;
  const after = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === after) continue;
  if (isCheck) {
    console.error(`${file} is not what the code says. Run: node scripts/generate-json-schemas.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}

function answerSchema(name, schema) {
  return { title: `groundwork.${name}/1`, ...z.toJSONSchema(schema, { io: 'output' }) };
}

function fileSchema(name, schema) {
  const made = { title: `${name}.yaml`, ...z.toJSONSchema(schema, { io: 'input' }) };
  if (name !== 'groundwork') return made;
  return { ...made, properties: { ...made.properties, rules: rulesSchema() } };
}

/** Every rule with its own options, so that an editor can offer and refuse them. */
function rulesSchema() {
  const settings = RULES.map(({ id, title, options }) => {
    const { $schema: _dialect, ...setting } = z.toJSONSchema(settingOf(options), { io: 'input' });
    return [id, { description: title, ...setting }];
  });
  return { type: 'object', properties: Object.fromEntries(settings), additionalProperties: false };
}
