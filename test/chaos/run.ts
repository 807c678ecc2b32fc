import { parseArgs } from 'node:util';
import { runChaos } from './crash/chaos-run.ts';
import { openFileGround } from './crash/file-ground.ts';
import type { Ground } from './crash/ground.ts';
import { openPostgresGround } from './crash/postgres-ground.ts';
import { reportLines } from './crash/report.ts';

/**
 * `npm run chaos -- --seed <number> --minutes <number> --store <files|postgres>`: real processes under load, killed at
 * random points. PostgreSQL is that of `DATABASE_URL`, else one of its own. Exits 1 when anything that was
 * acknowledged is not true afterwards.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    store: { type: 'string', default: 'files' },
  },
});
const GROUNDS: Record<string, () => Promise<Ground>> = {
  files: openFileGround,
  postgres: () => openPostgresGround(process.env['DATABASE_URL']),
};
const openGround = GROUNDS[values.store];
if (openGround === undefined)
  throw new Error(`There is no store ${values.store}: ${Object.keys(GROUNDS).join(', ')}.`);
const ground = await openGround();
let exitCode = 1;
try {
  const report = await runChaos(ground, { seed: Number(values.seed), minutes: Number(values.minutes) });
  console.log(reportLines(report).join('\n'));
  exitCode = report.violations.length === 0 ? 0 : 1;
} finally {
  await ground.dispose();
}
// Said here and now: what starts PostgreSQL would end a process that comes to its end by itself with 0.
process.exit(exitCode);
