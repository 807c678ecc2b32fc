import { describe, expect, it } from 'vitest';
import { accept, refuse, type Result } from '../../../src/core/result.ts';
import { createJobRunner } from '../../../src/server/jobs/job-runner.ts';

function runner() {
  let ids = 0;
  const faults: string[] = [];
  const jobs = createJobRunner({
    now: () => 1000,
    newId: () => `job-${++ids}`,
    tell: (job) => ({ code: 'internal', message: 'Something went wrong.', hint: `job ${job.id}` }),
    onFault: (job) => faults.push(job.id),
  });
  return { jobs, faults };
}

/** Work that ends when the test says so. */
function heldWork() {
  let release = () => {};
  const done = new Promise<Result<unknown>>((resolve) => {
    release = () => resolve(accept(null));
  });
  return { work: () => done, release };
}

describe('the job runner', () => {
  it('keeps the answer of a job for whoever asks later', async () => {
    const { jobs } = runner();
    const started = jobs.start('1', 'audit', async () => accept({ findings: 3 }));
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
    held.release();
    await jobs.idle();
    expect(jobs.start('1', 'audit', async () => accept(null)).ok).toBe(true);
  });

  it('does nothing beside work that has to be alone, and such work beside nothing', async () => {
    const { jobs } = runner();
    const [job, alone] = [heldWork(), heldWork()];
    jobs.start('1', 'audit', job.work);
    expect(await jobs.alone('1', alone.work)).toMatchObject({ reason: 'already_running' });
    job.release();
    await jobs.idle();
    const ended = jobs.alone('1', alone.work);
    expect(jobs.start('1', 'measure', job.work)).toMatchObject({ reason: 'already_running' });
    expect(await jobs.alone('1', alone.work)).toMatchObject({ reason: 'already_running' });
    expect(jobs.start('2', 'measure', job.work).ok).toBe(true);
    alone.release();
    expect(await ended).toMatchObject({ ok: true });
    expect(jobs.start('1', 'measure', job.work).ok).toBe(true);
  });

  it('tells a refusal in its own words, and reports it to nobody', async () => {
    const { jobs, faults } = runner();
    jobs.start('1', 'write_back', async () => refuse('writes_off', 'Writing is off.', 'Switch it on.'));
    await jobs.idle();
    expect(jobs.get('1', 'job-1')).toMatchObject({
      state: 'failed',
      result: null,
      failure: { code: 'writes_off', message: 'Writing is off.', hint: 'Switch it on.' },
    });
    expect(faults).toEqual([]);
  });

  it('reports a fault, and tells of it only what it is given to tell', async () => {
    const { jobs, faults } = runner();
    jobs.start('1', 'measure', async () => {
      throw new Error('secret detail');
    });
    await jobs.idle();
    expect(jobs.get('1', 'job-1')).toMatchObject({
      state: 'failed',
      failure: { code: 'internal', message: 'Something went wrong.', hint: 'job job-1' },
    });
    expect(faults).toEqual(['job-1']);
  });

  it('names the running job to whoever wants to start it again', () => {
    const { jobs } = runner();
    jobs.start('1', 'audit', heldWork().work);
    expect(jobs.start('1', 'audit', heldWork().work)).toMatchObject({
      ok: false,
      hint: expect.stringContaining('/api/jobs/job-1'),
    });
  });

  it('shows a job to its own portal only', async () => {
    const { jobs } = runner();
    jobs.start('1', 'audit', async () => accept(null));
    await jobs.idle();
    expect(jobs.get('2', 'job-1')).toBeNull();
  });

  it('forgets the oldest of the jobs that have ended', async () => {
    const { jobs } = runner();
    for (let index = 0; index < 250; index += 1) {
      jobs.start(String(index), 'audit', async () => accept(null));
      await jobs.idle();
    }
    expect(jobs.get('0', 'job-1')).toBeNull();
    expect(jobs.get('249', 'job-250')?.state).toBe('done');
  });
});
