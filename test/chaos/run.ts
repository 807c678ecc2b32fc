import { parseArgs } from 'node:util';
import { reportLines } from './crash/report.ts';
import { runChaos } from './crash/chaos-run.ts';

/**
 * `npm run chaos -- --seed <number> --minutes <number>`: a real server under load, killed at random points. Exits 1
 * when anything that was acknowledged is not true afterwards.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '1' } },
});
const report = await runChaos({ seed: Number(values.seed), minutes: Number(values.minutes) });
console.log(reportLines(report).join('\n'));
process.exitCode = report.violations.length === 0 ? 0 : 1;
