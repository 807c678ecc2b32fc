import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { createGateway } from '../../../src/server/hubspot/gateway.ts';
import { portalThrough } from '../../../src/server/hubspot/portal.ts';
import { staticTokenSource } from '../../../src/server/hubspot/token-source.ts';
import { openSharedRates } from '../../../src/server/shared-rates.ts';

/** A process that asks the portal in its first argument so many times, under the window of the database; prints what it sent. */
const [baseUrl = '', url = '', times = '0'] = process.argv.slice(2);
const rates = openSharedRates({ url, log: (text) => process.stderr.write(`${text}\n`) });
const gateway = createGateway({
  ...{ baseUrl, token: staticTokenSource(SANDBOX_TOKEN), share: rates.of('the portal') },
  ...{ now: () => Date.now(), sleep: (ms) => setTimeout(ms), random: Math.random },
  log: (event) => process.stderr.write(`${JSON.stringify(event)}\n`),
});
const portal = portalThrough(gateway, { flowsBasePath: '/automation/v4', lane: 'background' });
await Promise.all(Array.from({ length: Number(times) }, () => portal.account()));
await rates.close();
process.stdout.write(JSON.stringify(gateway.requests()));
