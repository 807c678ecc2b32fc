// Writes the parts of the docs that are made from the code. With --check it writes nothing and fails when a part is
// not what the code says.  usage: node scripts/generate-docs.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';

register();
const { RULES } = await import('../src/core/grounding/rules/registry.ts');
const { demoBlock } = await import('./demo-block.mjs');
const { licencesList } = await import('./licences.mjs');

/** What the first digit of a rule's id stands for. */
const GROUPS = [
  ['1', 'Is there a hypothesis?'],
  ['2', 'Is the hypothesis any good?'],
  ['3', 'Does the account do what the hypothesis says?'],
  ['4', 'Can the result be trusted?'],
  ['5', 'What came of it?'],
];

const PARTS = [
  { file: 'README.md', part: 'demo', content: await demoBlock() },
  { file: 'README.md', part: 'rules', content: rulesTable('docs/rules/') },
  { file: 'docs/rules/README.md', part: 'rules', content: rulesByGroup() },
  { file: 'docs/licences.md', part: 'licences', content: licencesList() },
];

const isCheck = process.argv.includes('--check');
for (const { file, part, content } of PARTS) {
  const before = readFileSync(file, 'utf8');
  const made = between(file, before, part, content);
  const after = await format(made, { ...(await resolveConfig(file)), filepath: file });
  if (before === after) continue;
  if (isCheck) {
    console.error(`${file} is not what the code says. Run: node scripts/generate-docs.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, after);
  }
}

function rulesTable(folder, rules = RULES) {
  const rows = rules.map(
    ({ id, title, severity, why }) => `| [${id}](${folder}${id}.md) | ${severity} | ${title} | ${why} |`,
  );
  return ['| rule | severity | finds | why it matters |', '|---|---|---|---|', ...rows].join('\n');
}

function rulesByGroup() {
  return GROUPS.map(([digit, heading]) => {
    const rules = RULES.filter(({ id }) => id.startsWith(`SG${digit}`));
    return rules.length === 0 ? '' : `## ${heading}\n\n${rulesTable('', rules)}`;
  })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Replaces what stands between the two marks of a part. */
function between(file, text, part, content) {
  const start = `<!-- ${part}:start -->`;
  const end = `<!-- ${part}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no part “${part}” between ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
