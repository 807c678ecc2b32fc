#!/usr/bin/env node
// Runs straight after `npm ci`, from any folder: the TypeScript sources are loaded through tsx, there is no build step.
import { register } from 'tsx/esm/api';

// Whoever reads the output may have seen enough, as `head` has; the command then ends as it would.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
register();
const { run } = await import('../src/server/cli.ts');
process.exitCode = await run(process.argv.slice(2));
