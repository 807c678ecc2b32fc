import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { createJobRunner } from '../../../src/server/jobs/job-runner.ts';

function runner() {
  let ids = 0;
  const failures: string[] = [];
  const jobs = createJobRunner({
    now: () => 1000,
    newId: () => `job-${++ids}`,
    onFailure: (job) => failures.push(job.id),
  });
  return { jobs, failures };
}

/** Work that ends when the test says so. */
function heldWork() {
  let release: (value: unknown) => void = () => {};
  const done = new Promise((resolve) => {
    release = resolve;
  });
  return { work: () => done, release };
}

describe('the job runner', () => {
  it('keeps the answer of a job for whoever asks later', async () => {
    const { jobs } = runner();
    const started = jobs.start('1', 'audit', async () => ({ findings: 3 }));
    expect(started.ok && started.value.state).toBe('running');
    await jobs.idle();
    expect(jobs.get('1', 'job-1')).toMatchObject({ state: 'done', result: { findings: 3 }, endedAt: 1000 });
  });

  it('refuses a second job of a kind for the same portal while the first runs', async () => {
    const { jobs } = runner();
    const held = heldWork();
    jobs.start('1', 'audit', held.work);
    expect(jobs.start('1', 'audit', held.work)).toMatchObject({ ok: false, reason: 'already_running' });
    expect(jobs.start('1', 'measure', held.work).ok).toBe(true);
    expect(jobs.start('2', 'audit', held.work).ok).toBe(true);
    held.release(null);
    await jobs.idle();
    expect(jobs.start('1', 'audit', async () => null).ok).toBe(true);
  });

  it('keeps the code of a fault, and no words of an unexpected error', async () => {
    const { jobs, failures } = runner();
    jobs.start('1', 'audit', async () => {
      throw new Fault('hubspot_forbidden', 'HubSpot refused the workflows.', 'Grant the scope automation.');
    });
    jobs.start('1', 'measure', async () => {
      throw new Error('secret detail');
    });
    await jobs.idle();
    expect(jobs.get('1', 'job-1')?.failure?.code).toBe('hubspot_forbidden');
    expect(jobs.get('1', 'job-2')?.failure).toEqual({
      code: 'internal',
      message: 'Something went wrong on our side.',
    });
    expect(failures.sort()).toEqual(['job-1', 'job-2']);
  });

  it('shows a job to its own portal only', async () => {
    const { jobs } = runner();
    jobs.start('1', 'audit', async () => null);
    await jobs.idle();
    expect(jobs.get('2', 'job-1')).toBeNull();
  });

  it('forgets the oldest of the jobs that have ended', async () => {
    const { jobs } = runner();
    for (let index = 0; index < 250; index += 1) {
      jobs.start(String(index), 'audit', async () => null);
      await jobs.idle();
    }
    expect(jobs.get('0', 'job-1')).toBeNull();
    expect(jobs.get('249', 'job-250')?.state).toBe('done');
  });
});
