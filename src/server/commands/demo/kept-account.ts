import { Fault } from '../../../core/fault.ts';
import { DAY_MS, dayOf } from '../../../core/time.ts';
import { startOfDay } from '../../../core/day-bounds.ts';
import { SANDBOX_TOKEN } from '../../../sandbox/portal/settings.ts';
import { TIME_ZONE } from '../../../sandbox/seed/timing.ts';
import { measure } from '../../use-cases/measure/measure.ts';
import type { Shell } from '../shell.ts';
import { makeKept, readKept } from './kept-folder.ts';
import { openDemo, type DemoAccount } from './open-demo.ts';
import { DAYS_BETWEEN_READINGS, DAYS_LIVED } from './replay-plan.ts';

/** A demo account nobody has used Groundwork on before, kept in a folder with its own clock. */
export interface KeptAccount extends DemoAccount {
  /** What its HubSpot API asks for. */
  portalToken: string;
  /** Moves the clock to the morning of a day; outcomes are read on the way, as a server would. */
  moveToDay(day: string, progress: (text: string) => void): Promise<void>;
}

/** Opens the account kept in a folder. Throws `sandbox_missing`, `sandbox_damaged` and what the store throws. */
export async function openKept(shell: Shell, folder: string, port = 0): Promise<KeptAccount> {
  const kept = readKept(folder);
  if (kept === null) {
    const message = `No demo account is kept in ${folder}.`;
    throw new Fault('sandbox_missing', message, 'Make one with: sandbox --at <day>, the day it begins.');
  }
  const { config, now: wallClock, note } = shell;
  const endsAt = kept.begins + DAYS_LIVED * DAY_MS;
  const demo = await openDemo({}, { config, endsAt, wallClock, note, kept, port });
  return {
    ...demo,
    portalToken: SANDBOX_TOKEN,
    moveToDay: async (day, progress) => {
      const to = morningOf(day);
      refuseMove(to, { from: demo.now(), endsAt });
      for (const at of readingsBetween(kept.begins, demo.now(), to)) {
        demo.moveTo(at);
        progress(`Reading outcomes as of ${dayOf(at, TIME_ZONE)} …`);
        await measure(demo, demo.portalId);
        kept.moved(at);
      }
      demo.moveTo(to);
      kept.moved(to);
    },
  };
}

/** Opens the account kept in a folder, and makes it on the day named where there is none yet. */
export async function openOrMakeKept(
  shell: Shell,
  folder: string,
  { at, port }: { at: string | undefined; port: number | undefined },
): Promise<KeptAccount> {
  if (at !== undefined && readKept(folder) === null) makeKept(folder, morningOf(at));
  return openKept(shell, folder, port);
}

const MORNING_MS = 9 * 3_600_000;

/** Nine in the morning there. */
function morningOf(day: string): number {
  return startOfDay(day, TIME_ZONE) + MORNING_MS;
}

/** Every so many days since the account began, after one moment and until another. */
function readingsBetween(begins: number, from: number, to: number): number[] {
  const step = DAYS_BETWEEN_READINGS * DAY_MS;
  const first = Math.floor((from - begins) / step) + 1;
  const last = Math.floor((to - begins) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => begins + (first + index) * step);
}

function refuseMove(to: number, { from, endsAt }: { from: number; endsAt: number }): void {
  if (to >= from && to <= endsAt) return;
  const days = [from, endsAt].map((moment) => dayOf(moment, TIME_ZONE));
  const message = `The account stands on ${days[0]} and its life is known until ${days[1]}; ${dayOf(to, TIME_ZONE)} is not between them.`;
  const hint = 'Time only goes forward. To begin again, remove the folder.';
  throw new Fault('sandbox_day', message, hint);
}
