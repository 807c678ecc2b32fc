import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import type { Job, JobKind } from '../../src/core/contract/job.ts';
import { accept, refuse, type Result } from '../../src/core/result.ts';
import type { JobOrder } from '../../src/server/jobs/job-order.ts';
import type { CarryOut, JobQueue, JobWatch } from '../../src/server/jobs/job-queue.ts';

export interface QueueParts {
  carryOut: CarryOut;
  watch: JobWatch;
}

type OpenQueue = (parts: QueueParts) => Promise<JobQueue>;

type Simple = 'audit' | 'measure' | 'record_events';

export function orderOf(portalId: string, kind: Simple = 'audit', askedBy = '9001'): JobOrder {
  return { kind, portalId, askedBy, input: {} };
}

/** Work that ends when the test says so. */
export function heldWork() {
  let release = () => {};
  const done = new Promise<Result<unknown>>((resolve) => {
    release = () => resolve(accept(null));
  });
  return { work: () => done, release };
}

const away = () => new Fault('hubspot_unreachable', 'HubSpot is away.', 'Try again.');

/** Holds an adapter of the job queue to what all of them promise. */
export function describeQueueContract(name: string, open: OpenQueue): void {
  /** A queue whose work is done by the first of these that is left, else at once; and what it told of its jobs. */
  async function queue(...script: (() => Promise<Result<unknown>>)[]) {
    const told = {
      orders: [] as JobOrder[],
      faults: [] as string[],
      retries: [] as string[],
      ended: [] as Job[],
    };
    const jobs = await open({
      carryOut: (order, onProgress) => {
        told.orders.push(order);
        onProgress({ done: 1, of: 3 });
        return (script.shift() ?? (() => Promise.resolve(accept(null))))();
      },
      watch: {
        tell: () => ({ code: 'internal', message: 'Something went wrong.', hint: 'Ask.' }),
        onRetry: ({ id }) => void told.retries.push(id),
        onFault: ({ id }) => void told.faults.push(id),
        onEnded: async (job) => void told.ended.push(job),
      },
    });
    const settled = () =>
      vi.waitFor(async () => expect(await jobs.counts()).toEqual([]), { timeout: 15_000, interval: 20 });
    const started = async (order: JobOrder): Promise<string> => {
      const job = await jobs.start(order);
      return job.ok ? job.value.id : expect.fail(job.message);
    };
    return { jobs, told, settled, started };
  }

  describe(`${name} keeps the contract of a job queue`, () => {
    it('does what was ordered, once, and keeps the answer for whoever asks later', async () => {
      const { jobs, told, settled, started } = await queue(() => Promise.resolve(accept({ findings: 3 })));
      const id = await started(orderOf('1'));
      await settled();
      expect(told.orders).toEqual([orderOf('1')]);
      const job = await jobs.get('1', id);
      expect(job).toMatchObject({ id, portalId: '1', kind: 'audit', state: 'done', result: { findings: 3 } });
      expect(job?.endedAt).toBeGreaterThanOrEqual(job?.startedAt ?? Infinity);
      expect(told.ended).toMatchObject([{ id, state: 'done', result: { findings: 3 } }]);
    });

    it('hands out how far a job has come', async () => {
      const held = heldWork();
      const { jobs, settled, started } = await queue(held.work);
      const id = await started(orderOf('1'));
      await vi.waitFor(async () =>
        expect(await jobs.get('1', id)).toMatchObject({ state: 'running', progress: { done: 1, of: 3 } }),
      );
      held.release();
      await settled();
    });

    it('refuses a second job of a kind for the same portal while the first has not ended, and names it', async () => {
      const held = heldWork();
      const { jobs, settled, started } = await queue(held.work);
      const id = await started(orderOf('1'));
      expect(await jobs.start(orderOf('1'))).toMatchObject({
        ok: false,
        reason: 'already_running',
        hint: expect.stringContaining(`/api/jobs/${id}`),
      });
      expect(await jobs.isRunning('1', 'audit')).toBe(true);
      expect(await jobs.isRunning('1', 'measure')).toBe(false);
      await started(orderOf('1', 'measure'));
      await started(orderOf('2'));
      held.release();
      await settled();
      await started(orderOf('1'));
      await settled();
    });

    it('lets in one of many that are started at once', async () => {
      const held = heldWork();
      const { jobs, settled } = await queue(held.work);
      const starts = await Promise.all(Array.from({ length: 10 }, () => jobs.start(orderOf('1'))));
      expect(starts.filter(({ ok }) => ok)).toHaveLength(1);
      held.release();
      await settled();
    });

    it('does nothing beside work that has to be alone, and such work beside nothing', async () => {
      const [job, alone] = [heldWork(), heldWork()];
      const { jobs, settled, started } = await queue(job.work);
      await started(orderOf('1'));
      expect(await jobs.alone('1', alone.work)).toMatchObject({ reason: 'already_running' });
      job.release();
      await settled();
      const begun = vi.fn(alone.work);
      const ended = jobs.alone('1', begun);
      await vi.waitFor(() => expect(begun).toHaveBeenCalled());
      expect(await jobs.start(orderOf('1'))).toMatchObject({ reason: 'already_running' });
      expect(await jobs.alone('1', alone.work)).toMatchObject({ reason: 'already_running' });
      await started(orderOf('2'));
      alone.release();
      expect(await ended).toMatchObject({ ok: true });
      await started(orderOf('1'));
      await settled();
    });

    it('lets others in again after work that was alone has thrown', async () => {
      const { jobs, settled, started } = await queue();
      await expect(jobs.alone('1', () => Promise.reject(away()))).rejects.toThrow('HubSpot is away.');
      await started(orderOf('1'));
      await settled();
    });

    it('tells a refusal in its own words, and reports it to nobody', async () => {
      const { jobs, told, settled, started } = await queue(() =>
        Promise.resolve(refuse('writes_off', 'Writing is off.', 'Switch it on.')),
      );
      const id = await started(orderOf('1'));
      await settled();
      const failure = { code: 'writes_off', message: 'Writing is off.', hint: 'Switch it on.' };
      expect(await jobs.get('1', id)).toMatchObject({ state: 'failed', result: null, failure });
      expect(told.faults).toEqual([]);
    });

    it('does not try a mistake of ours again, and tells of it only what it is given to tell', async () => {
      const { jobs, told, settled, started } = await queue(() => Promise.reject(new Error('secret detail')));
      const id = await started(orderOf('1'));
      await settled();
      const failure = { code: 'internal', message: 'Something went wrong.', hint: 'Ask.' };
      expect(await jobs.get('1', id)).toMatchObject({ state: 'dead', result: null, failure });
      expect(told).toMatchObject({ faults: [id], retries: [], orders: { length: 1 } });
    });

    it('tries again what passes', async () => {
      const { jobs, told, settled, started } = await queue(
        () => Promise.reject(away()),
        () => Promise.resolve(accept('at last')),
      );
      const id = await started(orderOf('1'));
      await settled();
      expect(await jobs.get('1', id)).toMatchObject({ state: 'done', result: 'at last', failure: null });
      expect(told).toMatchObject({ retries: [id], faults: [], ended: [{ id }] });
    });

    it('is dead after the last of its tries, and told once', async () => {
      const { jobs, told, settled, started } = await queue(...Array(9).fill(() => Promise.reject(away())));
      const id = await started(orderOf('1'));
      await settled();
      expect(await jobs.get('1', id)).toMatchObject({ state: 'dead', failure: { code: 'internal' } });
      expect(told).toMatchObject({ orders: { length: 4 }, faults: [id], ended: [{ id, state: 'dead' }] });
    });

    it('shows a job to its own portal only', async () => {
      const { jobs, settled, started } = await queue();
      const id = await started(orderOf('1'));
      await settled();
      expect(await jobs.get('2', id)).toBeNull();
      expect(await jobs.get('1', 'nothing-like-it')).toBeNull();
    });

    it('leaves nothing of a portal’s ended jobs when it is told to, and lets its others and other portals’ be', async () => {
      const held = heldWork();
      const { jobs, settled, started } = await queue(
        () => Promise.resolve(accept('a result')),
        () => Promise.resolve(accept('another one')),
        held.work,
      );
      const ended = await started(orderOf('1'));
      await settled();
      const elsewhere = await started(orderOf('2'));
      await settled();
      const running = await started(orderOf('1', 'measure'));
      await jobs.forget('1');
      expect(await jobs.get('1', ended)).toBeNull();
      expect(await jobs.get('2', elsewhere)).toMatchObject({ state: 'done', result: 'another one' });
      held.release();
      await settled();
      expect(await jobs.get('1', running)).toMatchObject({ state: 'done' });
    });

    it('leaves nothing of what ended jobs told of records, and lets those be that told of others', async () => {
      const telling = (recordId: string) => () => Promise.resolve(accept({ refused: [{ recordId }] }));
      const { jobs, settled, started } = await queue(telling('10'), telling('100'), telling('10'));
      const ids = [];
      for (const portal of ['1', '1', '2']) {
        ids.push(await started(orderOf(portal)));
        await settled();
      }
      await jobs.forget('1', ['10', '7']);
      const [erased = '', other = '', elsewhere = ''] = ids;
      expect(await jobs.get('1', erased)).toBeNull();
      expect(await jobs.get('1', other)).toMatchObject({ state: 'done' });
      expect(await jobs.get('2', elsewhere)).toMatchObject({ state: 'done' });
    });

    it('counts what waits and runs, by kind', async () => {
      const held = Array.from({ length: 20 }, heldWork);
      const { jobs, settled, started } = await queue(...held.map(({ work }) => work));
      for (let portal = 0; portal < 20; portal += 1) await started(orderOf(String(portal)));
      await vi.waitFor(async () => {
        const counts = await jobs.counts();
        const count = (isRunning: boolean) => counts.find((one) => one.isRunning === isRunning)?.count ?? 0;
        expect(counts.every(({ kind }: { kind: JobKind }) => kind === 'audit')).toBe(true);
        expect({ running: count(true), waiting: count(false) }).toEqual({ running: 8, waiting: 12 });
      });
      for (const { release } of held) release();
      await settled();
    });

    it('acts on what HubSpot told of records while nothing else is done for their account', async () => {
      const audit = heldWork();
      const { jobs, told, settled, started } = await queue(audit.work);
      const begun = () => told.orders.map(({ portalId, kind }) => `${portalId} ${kind}`);
      await started(orderOf('1'));
      await vi.waitFor(() => expect(begun()).toEqual(['1 audit']));
      await started(orderOf('1', 'record_events'));
      for (const other of ['2', '3']) {
        await started(orderOf(other));
        await vi.waitFor(async () => expect(await jobs.isRunning(other, 'audit')).toBe(false));
      }
      expect(begun()).toEqual(['1 audit', '2 audit', '3 audit']);
      audit.release();
      await settled();
      expect(begun()).toEqual(['1 audit', '2 audit', '3 audit', '1 record_events']);
    });

    it('does nothing for an account while it acts on what HubSpot told of its records', async () => {
      const events = heldWork();
      const { jobs, told, settled, started } = await queue(events.work);
      await started(orderOf('1', 'record_events'));
      await vi.waitFor(() => expect(told.orders).toHaveLength(1));
      await started(orderOf('1', 'measure'));
      await started(orderOf('2'));
      await vi.waitFor(async () => expect(await jobs.isRunning('2', 'audit')).toBe(false));
      expect(told.orders.map(({ kind }) => kind)).toEqual(['record_events', 'audit']);
      events.release();
      await settled();
      expect(told.orders.map(({ kind }) => kind)).toEqual(['record_events', 'audit', 'measure']);
    });

    it('lets two accounts with hours of work keep fifty with seconds of it from nothing', async () => {
      const hours = heldWork();
      const done: string[] = [];
      const none = () => expect.fail('nothing goes wrong');
      const jobs = await open({
        carryOut: ({ portalId }) =>
          portalId.startsWith('large') ? hours.work() : Promise.resolve(accept(done.push(portalId))),
        watch: { tell: none, onRetry: none, onFault: none, onEnded: () => Promise.resolve() },
      });
      for (const portalId of ['large 1', 'large 2']) {
        const common = { portalId, askedBy: '9001' };
        for (const kind of ['audit', 'measure', 'record_events', 'weekly_message'] as const)
          await jobs.start({ ...common, kind, input: {} });
        await jobs.start({ ...common, kind: 'write_back', input: { dryRun: false } });
      }
      for (let portal = 0; portal < 50; portal += 1) await jobs.start(orderOf(String(portal)));
      await vi.waitFor(() => expect(new Set(done).size).toBe(50), { timeout: 15_000, interval: 20 });
      await vi.waitFor(async () =>
        expect((await jobs.counts()).reduce((sum, { count }) => sum + count, 0)).toBe(10),
      );
      hours.release();
      await vi.waitFor(async () => expect(await jobs.counts()).toEqual([]), { timeout: 15_000 });
    });

    it('begins nothing more once it is closed, and waits for what runs', async () => {
      const held = Array.from({ length: 9 }, heldWork);
      const { jobs, told, started } = await queue(...held.map(({ work }) => work));
      for (let portal = 0; portal < 9; portal += 1) await started(orderOf(String(portal)));
      await vi.waitFor(() => expect(told.orders).toHaveLength(8));
      let isClosed = false;
      const closed = jobs.close().then(() => (isClosed = true));
      held[0]?.release();
      await vi.waitFor(() => expect(told.ended).toHaveLength(1));
      expect(isClosed).toBe(false);
      for (const { release } of held) release();
      await closed;
      expect(told.orders).toHaveLength(8);
      expect(told.ended).toHaveLength(8);
    });
  });
}
