import type { Random } from '../../../src/sandbox/seed/random.ts';
import type { Store } from '../../../src/server/store/port/store.ts';
import type { GroundworkProcess } from '../../helpers/groundwork-process.ts';

/** Starts a process of the ground. */
export type Start = (argv: readonly string[]) => GroundworkProcess;

/** Where a run keeps its data, and which processes work on it. */
export interface Ground {
  name: string;
  /** The command of each process, as it is deployed there; the last one does jobs. */
  processes: readonly (readonly string[])[];
  /** Leads a process to the data. */
  env: Readonly<Record<string, string>>;
  /** Kills processes while they make the ground ready; how often it was found half made. Null where there is nothing to make. */
  killWhileMade: ((start: Start, random: Random) => Promise<number>) | null;
  open(): Promise<Store>;
  /** After the one that does jobs was killed: the time passes after which its jobs are taken up. */
  letTimePass(): Promise<void>;
  /** Waits until none of the jobs that outlive their process is left. */
  settled(): Promise<void>;
  /** Whether a job outlives the process that took the order. */
  keepsJobs: boolean;
  dispose(): Promise<void>;
}
