import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { auditSection } from './audit-section.ts';
import { cohortSection } from './cohort-section.ts';
import { liveSection } from './live-section.ts';
import type { Section } from './section.ts';

const SECTIONS: Record<string, () => Promise<Section>> = {
  audit: auditSection,
  live: liveSection,
  cohort: cohortSection,
};
const REPORT = 'docs/benchmarks.md';

/**
 * `npm run bench [-- audit live cohort] [-- --write]`: what Groundwork costs beside the plain way of doing the same,
 * measured in one run on one machine. Figures of different runs are not to be compared. `--write` keeps the report of
 * all sections in docs. Exits 1 when a promise is not kept.
 */
const wanted = process.argv.slice(2).filter((word) => word !== '--write');
const unknown = wanted.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined)
  throw new Error(`There is no section ${unknown}: ${Object.keys(SECTIONS).join(', ')}.`);
const sections: Section[] = [];
for (const [name, section] of Object.entries(SECTIONS))
  if (wanted.length === 0 || wanted.includes(name)) sections.push(await section());
const broken = sections.flatMap(({ broken: promises }) => promises);
const verdict = broken.length === 0 ? 'Every promise was kept.' : `Not kept: ${broken.join('; ')}`;
for (const { title, lines } of sections)
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${verdict}`);
if (process.argv.includes('--write')) await writeFile(REPORT, pageOf(sections));
process.exitCode = broken.length === 0 ? 0 : 1;

function pageOf(all: readonly Section[]): string {
  const machine = `${cpus().length} cores, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1) ?? '?'} at the end`;
  const parts = all.map(
    ({ title, lines }) => `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`,
  );
  return [
    '# Benchmarks\n',
    `Written by \`npm run bench -- --write\`, ${new Date().toISOString().slice(0, 10)}: ${machine}.`,
    'Figures of different runs are not to be compared.\n',
    ...parts,
    `${verdict}\n`,
  ].join('\n');
}
