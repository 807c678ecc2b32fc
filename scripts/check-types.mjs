// Type-checks the server side and each folder that is uploaded to HubSpot with its own tsconfig.
import { spawnSync } from 'node:child_process';

const projects = [
  '.',
  'src/extensions',
  'src/app/cards',
  'src/app/pages',
  'src/app/settings',
  'src/sandbox/workbench/host',
];
const failed = projects.filter(
  (project) => spawnSync('npx', ['tsc', '-p', project], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
  console.error(`Types do not check in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
