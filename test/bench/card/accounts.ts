import type { World } from '../../../src/sandbox/portal/world.ts';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { CONTACT } from '../../../src/core/object-type.ts';

export const PORTALS = 20;
/** Workflows of an account; records of it that people look at. */
export const WORKFLOWS = 200;
const RECORDS = 200;
/** What HubSpot allows an installed app for each account. */
export const RATE = { max: 110, intervalMs: 10_000 };

/** The accounts are the same in whichever process they are made, for the same moment. */
export const NUMBERS = Array.from({ length: PORTALS }, (_, number) => number);

export function portalIdOf(number: number): string {
  return String(48_231_000 + number);
}

/** By its token HubSpot knows which account a call is for. */
export function tokenOf(number: number): string {
  return `bench-token-${number}`;
}

export function accountOf(number: number, now: number): World {
  const world = buildWorld({ now, seed: 1 + number, workflows: WORKFLOWS });
  return { ...world, account: { ...world.account, portalId: portalIdOf(number) } };
}

/** Contacts whose cards are asked for. */
export function recordsOf(world: World): string[] {
  return [...(world.records.get(CONTACT)?.keys() ?? [])].slice(0, RECORDS);
}

/** Where the accounts tell what they received. */
export const REPORT_PATH = '/bench/report';

export interface PortalsReport {
  requests: number;
  /** Answers with 429. */
  refused: number;
}

/** Who looks at cards and starts audits. */
export const EDITOR = '9001';

export interface SeedAsk {
  /** Of the accounts. */
  url: string;
  now: number;
  directory: string;
  databaseUrl: string | null;
  /** What tokens are encrypted with: 32 bytes in base64. */
  key: string;
}
