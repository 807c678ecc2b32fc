import type { Config } from './config.ts';

/** What an account or its store is opened with. */
export interface AccountSettings {
  config: Config;
  now: () => number;
  /** Waits for so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** Told in words of anything the user has to wait for. */
  note: (text: string) => void;
  /** `read` opens the data folder beside a running server. */
  mode: 'write' | 'read';
  /** Longest wait for a database that is not there, in milliseconds; half a minute unless given. */
  storePatienceMs?: number | undefined;
  /** Set where people wait for answers: background work then leaves them a share of HubSpot's rate. */
  serving?: Serving;
}

export interface Serving {
  /** Called once when another process may have taken the data folder over; nothing is written from then on. */
  onStoreLost: () => void;
}
