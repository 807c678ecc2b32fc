import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../../../src/sandbox/seed/random.ts';
import type { Acknowledged } from './acknowledged.ts';
import type { Ground, Start } from './ground.ts';
import { LOADS, putUnderLoad } from './load.ts';
import type { GroundworkProcess } from '../../helpers/groundwork-process.ts';
import { serversUp, type ServersUp } from './servers-up.ts';

/** How often processes were killed, by what they were at. */
export interface Kills {
  running: number;
  starting: number;
}

/** How long a process lives once it is up, in milliseconds. */
const LIFE = { from: 200, to: 8_000 };
/** Every so manieth start is not waited for, the first one too; such a process lives so long: one of these at most. */
const EARLY_EVERY = 4;
const EARLY_MS = [200, 1_500] as const;

interface Killing {
  seed: number;
  /** Epoch milliseconds. */
  until: number;
  acknowledged: Acknowledged;
  start: Start;
}

/** Keeps the processes of the ground under load, and each of them dying, until the time is over. */
export async function killUnderLoad(ground: Ground, parts: Killing): Promise<Kills> {
  const servers = serversUp();
  const loads = Array.from({ length: LOADS }, (_, number) =>
    putUnderLoad({
      ...{ number, random: createRandom(parts.seed * 1_000 + number) },
      ...{ acknowledged: parts.acknowledged, server: servers.next },
    }),
  );
  const kills: Kills = { running: 0, starting: 0 };
  await Promise.all(
    ground.processes.map((argv, index) =>
      keepKilling(ground, { ...parts, argv, servers, kills, random: createRandom(parts.seed + index) }),
    ),
  );
  servers.end();
  await Promise.all(loads);
  return kills;
}

interface Killed extends Killing {
  argv: readonly string[];
  servers: ServersUp;
  kills: Kills;
  random: Random;
}

/** One process at a time: started, killed, started again. */
async function keepKilling(ground: Ground, parts: Killed): Promise<void> {
  const { random, kills } = parts;
  for (let starts = 0; Date.now() < parts.until; starts += 1) {
    const child = parts.start(parts.argv);
    if (starts % EARLY_EVERY === 0) {
      await sleep(random.int(0, random.pick(EARLY_MS)));
      await child.kill();
      kills.starting += 1;
    } else {
      await letLive(child, parts);
      kills.running += 1;
    }
    if (parts.argv === ground.processes.at(-1)) await ground.letTimePass();
  }
}

async function letLive(child: GroundworkProcess, { random, servers, acknowledged }: Killed): Promise<void> {
  try {
    const url = await child.up();
    if (url !== null) servers.add(url);
    await sleep(random.int(LIFE.from, LIFE.to));
    if (url !== null) servers.remove(url);
  } catch (error) {
    acknowledged.violations.push(String(error));
  }
  await child.kill();
}
