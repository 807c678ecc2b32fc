import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../../../src/core/contract/job.ts';
import type { Acknowledged } from './acknowledged.ts';
import { askServer } from './client.ts';
import type { Ground, Start } from './ground.ts';

const LOOK_MS = 100;

/** Last processes do what is left to do, and stop when they are told to. Answers what was wrong about that. */
export async function finish(ground: Ground, start: Start, acknowledged: Acknowledged): Promise<string[]> {
  const children = ground.processes.map((argv) => start(argv));
  try {
    const addresses = await Promise.all(children.map((child) => child.up()));
    const server = addresses.find((url) => url !== null) ?? '';
    await ground.settled();
    const problems = await runLastJobs(server);
    await ground.settled();
    if (ground.keepsJobs) problems.push(...(await unfinished(server, acknowledged)));
    const codes = await Promise.all(children.map((child) => child.stop()));
    return [...problems, ...codes.flatMap((code, index) => badEnd(ground, index, code))];
  } catch (error) {
    return [String(error)];
  } finally {
    await Promise.all(children.map((child) => child.kill()));
  }
}

function badEnd({ processes }: Ground, index: number, code: number | null): string[] {
  if (code === 0) return [];
  const command = processes[index]?.join(' ');
  return [`the last “${command}” ended with code ${String(code)} when it was told to stop`];
}

async function runLastJobs(server: string): Promise<string[]> {
  const problems: string[] = [];
  for (const kind of ['audit', 'measure', 'write_back', 'write_back']) {
    const job = await runJob(server, kind);
    if (job.state !== 'done')
      problems.push(`the last ${kind} is ${job.state}: ${job.failure?.message ?? ''}`);
  }
  return problems;
}

/** Jobs that were acknowledged and are not done. */
async function unfinished(server: string, { jobs }: Acknowledged): Promise<string[]> {
  const problems: string[] = [];
  for (const id of jobs) {
    const state = (await jobOf(server, id))?.state ?? 'not known';
    if (state !== 'done') problems.push(`acknowledged job ${id} is ${state}`);
  }
  return problems;
}

async function runJob(server: string, kind: string): Promise<Job> {
  const started = await askServer(server, { method: 'POST', path: '/api/jobs', body: { kind } });
  if (started?.status !== 202) throw new Error(`No ${kind} could be started: ${JSON.stringify(started)}`);
  let job = started.body as Job;
  while (job.state === 'waiting' || job.state === 'running') {
    await sleep(LOOK_MS);
    job = (await jobOf(server, job.id)) ?? job;
  }
  return job;
}

async function jobOf(server: string, id: string): Promise<Job | null> {
  const asked = await askServer(server, { method: 'GET', path: `/api/jobs/${id}` });
  return asked?.status === 200 ? (asked.body as Job) : null;
}
