import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { measured } from '../child.ts';
import { withGroundwork, type ServedGroundwork } from '../served-groundwork.ts';
import { accountOf, EDITOR, portalIdOf, PORTALS, recordsOf, REPORT_PATH } from './accounts.ts';
import type { PortalsReport, SeedAsk } from './accounts.ts';
import { askSigned, openLoop, seeCard, type Asked, type CardSeen, type Signer } from './load.ts';

const SECRET = '0b6a2a1e-7c55-4f2f-9a3e-3f1d0c9be001';
const ORIGIN = 'https://groundwork.example.com';
const KEY = Buffer.alloc(32, 7).toString('base64');
/** A minute counts; before it, a process that has just been started meets the same load for so many seconds. */
const FIRST_SECONDS = 10;
const LOAD = { perSecond: 100, seconds: FIRST_SECONDS + 60 };
/** Accounts that are audited all the while, one audit after the other. */
const AUDITED = [0, 1];
const PAUSE_MS = 250;

export interface CardRun {
  /** Those of the minute. */
  cards: CardSeen[];
  /** Those before it. */
  first: CardSeen[];
  audits: number;
  wallMs: number;
  peakMb: number;
  refused: number;
  requests: number;
}

/** Seeds a store, serves it, and asks for cards while two accounts are audited. */
export async function runCards(url: string, now: number, databaseUrl: string | null): Promise<CardRun> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  try {
    const ask: SeedAsk = { url, now, directory, databaseUrl, key: KEY };
    await measured('card/seed', { ...ask });
    const { answer, peakMb } = await whileServed(ask, async (backend) => {
      const before = await portalsReport(url);
      const seen = await underLoad({ backend, origin: ORIGIN, secret: SECRET, userId: EDITOR }, now);
      const { requests, refused } = await portalsReport(url);
      return { ...seen, refused, requests: requests - before.requests };
    });
    return { ...answer, peakMb };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** On files one process does everything; on PostgreSQL a worker does the jobs, as docs/operating.md has it. */
async function whileServed<Answer>(
  ask: SeedAsk,
  work: (backend: string) => Promise<Answer>,
): Promise<ServedGroundwork<Answer>> {
  const run = { env: settingsOf(ask), cwd: ask.directory };
  if (ask.databaseUrl === null) return withGroundwork({ argv: ['serve'], ...run }, work);
  const serving = () => withGroundwork({ argv: ['serve', '--no-jobs'], ...run }, work);
  return (await withGroundwork({ argv: ['worker'], ...run }, serving)).answer;
}

function settingsOf({ url, directory, databaseUrl }: SeedAsk): Record<string, string> {
  return {
    HUBSPOT_CLIENT_ID: 'bench-client',
    HUBSPOT_CLIENT_SECRET: SECRET,
    HUBSPOT_API_BASE_URL: url,
    GROUNDWORK_PUBLIC_URL: ORIGIN,
    GROUNDWORK_ENCRYPTION_KEY: KEY,
    GROUNDWORK_DATA_DIR: directory,
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  };
}

async function portalsReport(url: string): Promise<PortalsReport> {
  return (await (await fetch(`${url}${REPORT_PATH}`)).json()) as PortalsReport; // of our own process
}

async function underLoad(signer: Signer, now: number) {
  const records = recordsOf(accountOf(0, now));
  const under = { isOver: false };
  const startedAt = performance.now();
  const loading = openLoop(LOAD, (index, dueAt) => {
    const record = records[Math.floor(index / PORTALS) % records.length] ?? '';
    const path = `/api/records/0-1/${record}`;
    return seeCard(askSigned(signer, portalIdOf(index % PORTALS), { method: 'GET', path }), dueAt);
  }).finally(() => {
    under.isOver = true;
  });
  const auditing = AUDITED.map((number) => auditOn(signer, portalIdOf(number), under));
  const [all, ...audits] = await Promise.all([loading, ...auditing]);
  const wallMs = performance.now() - startedAt;
  const early = FIRST_SECONDS * LOAD.perSecond;
  return {
    first: all.slice(0, early),
    cards: all.slice(early),
    audits: audits.reduce((sum, count) => sum + count, 0),
    wallMs,
  };
}

const Job = z.looseObject({ id: z.string(), state: z.string() });

/** One audit after the other until the load is over; answers how many came to their end. */
async function auditOn(signer: Signer, portalId: string, under: { isOver: boolean }): Promise<number> {
  let done = 0;
  let id: string | null = null;
  while (!under.isOver || id !== null) {
    const ask: Asked = id === null ? START : { method: 'GET', path: `/api/jobs/${id}` };
    const answer = await askSigned(signer, portalId, ask);
    // A server that does not answer in time is asked again (and may say that the audit runs): the cards tell.
    if (answer?.ok === true) {
      const job = Job.parse(await answer.json());
      if (job.state === 'failed' || job.state === 'dead')
        throw new Error(`An audit of ${portalId} ended as ${job.state}`);
      id = job.state === 'done' ? null : job.id;
      if (job.state === 'done') done += 1;
    }
    await sleep(PAUSE_MS);
  }
  return done;
}

const START: Asked = { method: 'POST', path: '/api/jobs', body: JSON.stringify({ kind: 'audit' }) };
