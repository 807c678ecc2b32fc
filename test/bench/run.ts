import { auditSection } from './audit-section.ts';
import { cardSection } from './card-section.ts';
import { cohortSection } from './cohort-section.ts';
import { ledgerSection } from './ledger-section.ts';
import { liveSection } from './live-section.ts';
import { membersSection } from './members-section.ts';
import { millionSection } from './million-section.ts';
import { cellsOf, promiseCells, type Measured } from './page.ts';
import { keepResults, onThisMachine } from './results.ts';
import type { Section } from './section.ts';
import { sharedSection } from './shared-section.ts';

const SECTIONS: Record<string, () => Promise<Section>> = {
  audit: auditSection,
  live: liveSection,
  cohort: cohortSection,
  members: membersSection,
  million: millionSection,
  ledger: ledgerSection,
  shared: sharedSection,
  card: cardSection,
};

/**
 * `npm run bench [-- audit live card …] [-- --write]`: what Groundwork costs beside the plain way of doing the same,
 * measured in one run on one machine. `--write` keeps the figures in docs, each section's in place of those it had. Exits 1
 * when a promise is not kept.
 */
const wanted = process.argv.slice(2).filter((word) => word !== '--write');
const unknown = wanted.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined)
  throw new Error(`There is no section ${unknown}: ${Object.keys(SECTIONS).join(', ')}.`);
const measured: Record<string, Measured> = {};
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const section = await measure();
  console.log(spoken(section));
  measured[name] = { on: onThisMachine(), section };
  if (process.argv.includes('--write')) await keepResults(measured, Object.keys(SECTIONS));
}
const broken = Object.values(measured).flatMap(({ section }) =>
  section.promises.filter(({ isKept }) => !isKept),
);
console.log(broken.length === 0 ? '\nEvery promise was kept.' : `\n${broken.length} promises were not kept.`);
// Said here and now: what starts PostgreSQL would end a process that comes to its end by itself with 0.
process.exit(broken.length === 0 ? 0 : 1);

function spoken({ title, rows, notes, promises }: Section): string {
  const lines = [...rows.map(cellsOf), ...promises.map(promiseCells)].map((cells) => cells.join('  '));
  return [`\n${title}`, ...[...lines, ...notes].map((line) => `  ${line}`)].join('\n');
}
