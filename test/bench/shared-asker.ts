import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import { createGateway } from '../../src/server/hubspot/gateway.ts';
import { portalThrough } from '../../src/server/hubspot/portal.ts';
import { staticTokenSource } from '../../src/server/hubspot/token-source.ts';
import { openSharedRates } from '../../src/server/shared-rates.ts';
import { asked, report } from './child.ts';

interface Asked {
  url: string;
  databaseUrl: string;
  seconds: number;
}

/** More than a gateway lets through at once. */
const ASKING = 16;

/** Asks the account all the time, under the window in the database; says what it sent, and how often it was refused. */
const { url: baseUrl, databaseUrl, seconds } = asked<Asked>();
const rates = openSharedRates({ url: databaseUrl, log: (text) => process.stderr.write(`${text}\n`) });
const gateway = createGateway({
  ...{ baseUrl, token: staticTokenSource(SANDBOX_TOKEN), share: rates.of('the account') },
  ...{ now: Date.now, sleep, random: Math.random },
});
const portal = portalThrough(gateway, { flowsBasePath: '/automation/v4', lane: 'background' });
const endsAt = Date.now() + seconds * 1_000;
const untilItEnds = async () => {
  while (Date.now() < endsAt) await portal.account();
};
await Promise.race([Promise.all(Array.from({ length: ASKING }, untilItEnds)), sleep(seconds * 1_000)]);
const { total: sent, refusedByRateLimit: refused } = gateway.requests();
report({ sent, refused });
process.exit();
