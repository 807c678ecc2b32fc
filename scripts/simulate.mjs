// Runs the simulations behind the statistics through the real code and holds them against what was published with the
// design of the verdicts. Exit 1 when a figure is out of its range.
// usage: node scripts/simulate.mjs [--seed <number>] [--write]   (--write renews docs/simulation.md)
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { register } from 'tsx/esm/api';

register();
const { simulate, markdownOf, linesOf } = await import('./simulate/simulate.ts');

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, write: { type: 'boolean', default: false } },
});
const seed = Number(values.seed);
if (!Number.isInteger(seed) || seed < 0) throw new Error('--seed has to be a whole number');

const sections = [];
for (const section of simulate(seed)) {
  sections.push(section);
  console.log(`${linesOf(section).join('\n')}\n`);
}
const figures = sections.flatMap(({ figures }) => figures);
const out = figures.filter(({ isInRange }) => !isInRange);
console.log(`${figures.length} figures, ${out.length} out of range (seed ${seed})`);
if (out.length > 0) process.exitCode = 1;
if (values.write) {
  const file = 'docs/simulation.md';
  const text = await format(markdownOf(sections, seed), { ...(await resolveConfig(file)), filepath: file });
  writeFileSync(file, text);
}
