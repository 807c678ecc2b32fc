import { createPortal } from '../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../src/sandbox/portal/serve.ts';
import { buildWorld } from '../../src/sandbox/seed/build-world.ts';
import type { AccountSize } from './served-account.ts';

/** Serves a grown account on loopback until it is killed; its memory is not that of what is measured. */
const { contacts, workflows, now, rate = null } = JSON.parse(process.argv[2] ?? '{}') as AccountSize;
const portal = createPortal({
  world: buildWorld({ now, contacts, workflows }),
  now: () => now,
  settings: { rateLimit: rate, searchRateLimit: null },
});
const { url } = await servePortal(portal, { port: 0, host: '127.0.0.1' });
process.stdout.write(`${url}\n`);
