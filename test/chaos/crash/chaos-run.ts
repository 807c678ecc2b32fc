import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../../src/core/contract/job.ts';
import { createRandom } from '../../../src/sandbox/seed/random.ts';
import { nothingAcknowledged, type Acknowledged } from './acknowledged.ts';
import { askServer } from './client.ts';
import { untried, violationsIn } from './invariants.ts';
import { LOADS, putUnderLoad } from './load.ts';
import { startPortalChild, type PortalReport } from './portal-child.ts';
import { startServerChild, type ServerChild, type ServerSetup } from './server-child.ts';
import { fillStore, runUndisturbed, withStore } from './undisturbed.ts';

export interface ChaosReport {
  seed: number;
  minutes: number;
  kills: number;
  acknowledged: Acknowledged;
  portal: PortalReport;
  violations: string[];
}

/** How long a server lives before it is killed, in milliseconds. */
const LIFE = { from: 200, to: 8_000 };
/** What goes wrong at HubSpot meanwhile: only what is surely not carried out, so that what is done twice is ours. */
const FAULTS = '429=0.02,503=0.02,423=0.01';

/** Runs a real server under load and kills it again and again; then looks whether everything acknowledged is true. */
export async function runChaos({ seed, minutes }: { seed: number; minutes: number }): Promise<ChaosReport> {
  const now = Date.now();
  const expected = await runUndisturbed({ seed, now });
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-chaos-'));
  const portal = await startPortalChild({ seed, now, faults: `${FAULTS},seed=${seed}` });
  const acknowledged = nothingAcknowledged();
  try {
    await withStore(directory, (store) => fillStore(store, now));
    const setup = { portalUrl: portal.url, directory };
    const kills = await killUnderLoad(setup, { seed, until: Date.now() + minutes * 60_000, acknowledged });
    acknowledged.violations.push(...(await finish(setup)));
    const report = await portal.report();
    const violations = await withStore(directory, (store) =>
      violationsIn(store, acknowledged, report, { expected }),
    );
    violations.push(...untried(acknowledged, { kills, rowsWritten: report.rowsWritten, expected }));
    return { seed, minutes, kills, acknowledged, portal: report, violations };
  } finally {
    await portal.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Answers how often the server was killed. */
async function killUnderLoad(
  setup: ServerSetup,
  { seed, until, acknowledged }: { seed: number; until: number; acknowledged: Acknowledged },
): Promise<number> {
  const random = createRandom(seed);
  let up = whenUp();
  const server = () => up.address;
  const loads = Array.from({ length: LOADS }, (_, number) =>
    putUnderLoad({ number, random: createRandom(seed * 1_000 + number), acknowledged, server }),
  );
  let kills = 0;
  while (Date.now() < until) {
    const running = await startServerChild(setup);
    up.tell(running.url);
    await sleep(random.int(LIFE.from, LIFE.to));
    up = whenUp();
    await running.kill();
    kills += 1;
  }
  up.tell(null);
  await Promise.all(loads);
  return kills;
}

/** The address of the next server, once it is up; null when there is none any more. */
function whenUp(): { address: Promise<string | null>; tell: (address: string | null) => void } {
  let tell: (address: string | null) => void = () => undefined;
  const address = new Promise<string | null>((resolve) => {
    tell = resolve;
  });
  return { address, tell };
}

/** A last server does what is left to do, and stops when it is told to. Answers what was wrong about that. */
async function finish(setup: ServerSetup): Promise<string[]> {
  const server = await startServerChild(setup);
  const problems: string[] = [];
  for (const kind of ['audit', 'measure', 'write_back', 'write_back']) {
    const job = await runJob(server, kind);
    if (job.state !== 'done')
      problems.push(`the last ${kind} is ${job.state}: ${job.failure?.message ?? ''}`);
  }
  const code = await server.stop();
  if (code !== 0) problems.push(`the last server ended with code ${String(code)} when it was told to stop`);
  return problems;
}

const LOOK_MS = 100;

async function runJob({ url }: ServerChild, kind: string): Promise<Job> {
  const started = await askServer(url, { method: 'POST', path: '/api/jobs', body: { kind } });
  let job = started?.body as Job;
  while (job.state === 'waiting' || job.state === 'running') {
    await sleep(LOOK_MS);
    const asked = await askServer(url, { method: 'GET', path: `/api/jobs/${job.id}` });
    job = asked?.body as Job;
  }
  return job;
}
