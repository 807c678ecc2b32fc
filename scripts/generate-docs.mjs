// Writes the parts of the docs that are made from the code. With --check it writes nothing and fails when a part is
// not what the code says.  usage: node scripts/generate-docs.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';

register();
const { RULES } = await import('../src/core/grounding/rules/registry.ts');

const README = 'README.md';
const before = readFileSync(README, 'utf8');
const made = between(before, 'rules', rulesTable());
const after = await format(made, { ...(await resolveConfig(README)), filepath: README });

if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error(`${README} is not what the code says. Run: node scripts/generate-docs.mjs`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(README, after);
}

function rulesTable() {
  const rows = RULES.map(({ id, title, severity, why }) => `| ${id} | ${severity} | ${title} | ${why} |`);
  return ['| rule | severity | finds | why it matters |', '|---|---|---|---|', ...rows].join('\n');
}

/** Replaces what stands between the two marks of a part. */
function between(text, part, content) {
  const start = `<!-- ${part}:start -->`;
  const end = `<!-- ${part}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${README} has no part “${part}” between ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
