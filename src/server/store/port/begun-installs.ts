import type { Sealed } from '../sealing.ts';

/** An install between leaving for HubSpot and coming back. */
export interface BegunInstall {
  /** Tells the browser that began it from others, and nothing else. */
  browser: string;
  /** Epoch milliseconds. */
  at: number;
  /** What shows that an answer belongs to it. */
  proof: Sealed;
}

/** Installs that were begun, in no portal yet. */
export interface BegunInstallStore {
  /** Keeps it; lets go of those begun before `since` (epoch ms), and of more than 300 the oldest. */
  begin(install: BegunInstall, since: number): Promise<void>;
  /** Gives it out once, whoever else asks at the same moment; null where none is kept for this browser. */
  take(browser: string): Promise<BegunInstall | null>;
}
