// Builds one extension with HubSpot's own builder. Runs in a process of its own, because the builder leaves
// NODE_ENV=production behind.  usage: node scripts/build-extension.mjs <entry.tsx> <output folder>
import path from 'node:path';
import { remoteBuild } from '@hubspot/ui-extensions-dev-server/build';

const [entryPoint, outputDir] = process.argv.slice(2).map((argument) => path.resolve(argument));
await remoteBuild({
  root: path.dirname(entryPoint),
  entryPoint,
  outputDir,
  logLevel: 'warn',
  appConfig: { variables: {} },
});
