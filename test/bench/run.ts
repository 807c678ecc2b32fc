import { auditSection } from './audit-section.ts';
import { cohortSection } from './cohort-section.ts';

/**
 * `npm run bench`: what Groundwork costs beside the plain way of doing the same, measured in one run on one machine.
 * Figures of different runs are not to be compared. Exits 1 when a promise is not kept.
 */
const sections = [await auditSection(), await cohortSection()];
for (const { title, lines } of sections)
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`);
const broken = sections.flatMap(({ broken: promises }) => promises);
console.log(broken.length === 0 ? '\nEvery promise was kept.' : `\nNot kept: ${broken.join('; ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
