import * as z from 'zod';
import { CONTACT } from '../../../src/core/object-type.ts';
import { createFaults } from '../../../src/sandbox/portal/faults/faults.ts';
import { readFaultPlan } from '../../../src/sandbox/portal/faults/fault-plan.ts';
import { createPortal } from '../../../src/sandbox/portal/portal.ts';
import { servePortal } from '../../../src/sandbox/portal/serve.ts';
import { makeAccount } from './account.ts';
import type { PortalReport, PortalSetup } from './portal-child.ts';

/*
 * Serves the account of a run until it is killed, and tells its parent at `report` what it received. Nothing goes wrong
 * here that leaves open whether a request was carried out: then what is written twice was written twice by us.
 */
const Updates = z.looseObject({
  inputs: z.array(z.looseObject({ id: z.string(), properties: z.record(z.string(), z.string()) })),
});

const setup = JSON.parse(process.argv[2] ?? '{}') as PortalSetup;
const world = makeAccount(setup);
const writes = new Map<string, number>();
const portal = createPortal({
  world,
  now: Date.now,
  settings: { rateLimit: { max: 2_000, intervalMs: 10_000 } },
  onChange({ path, body }) {
    if (!path.includes('/batch/update')) return;
    for (const { id, properties } of Updates.parse(body).inputs) {
      const written = JSON.stringify([id, Object.entries(properties).sort()]);
      writes.set(written, (writes.get(written) ?? 0) + 1);
    }
  },
});
if (setup.faults !== null) {
  const plan = readFaultPlan(setup.faults);
  if (!plan.ok) throw new Error(plan.message);
  portal.settings.faults = createFaults(plan.value);
}
const { url } = await servePortal(portal, { port: 0, host: '127.0.0.1' });

process.on('message', () => process.send?.(report()));
process.on('disconnect', () => process.exit());
process.send?.({ url });

function report(): PortalReport {
  const records = [...(world.records.get(CONTACT)?.values() ?? [])];
  const values = records.flatMap(({ id, history }) =>
    [...history].flatMap(([name, versions]) =>
      name.startsWith('groundwork_') ? [[`${id} ${name}`, versions.at(-1)?.value ?? ''] as const] : [],
    ),
  );
  return {
    requests: portal.requests.total(),
    refused: portal.requests.countStatus(429),
    rowsWritten: [...writes.values()].reduce((sum, count) => sum + count, 0),
    writtenTwice: [...writes].filter(([, count]) => count > 1).map(([written]) => written),
    values: Object.fromEntries(values),
  };
}
