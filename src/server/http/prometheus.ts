import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestCounts } from '../hubspot/port.ts';
import type { JobCount } from '../jobs/job-queue.ts';
import type { ObserveDeps } from './observe.ts';

export interface Prometheus {
  answered: ObserveDeps['log'];
  /** Events that HubSpot delivered, by what became of them. */
  events(counts: { kept: number; repeated: number; ignored: Record<string, number> }): void;
  /** Something went wrong that should not have: in a request, in a job of a kind, in recurring work. */
  fault(where: 'request' | 'recurring' | `job ${string}`): void;
  /** Answers in Prometheus' text format to whoever has the token. */
  handle: RequestHandler;
}

export interface PrometheusDeps {
  token: string;
  /** What this process has asked of each portal. */
  hubSpotRequests: () => RequestCounts[];
  connectedPortals: () => Promise<number>;
  /** Jobs that have not ended. */
  jobs: () => Promise<JobCount[]>;
  /** Kinds of the jobs that ended by a fault and were not done since, in whichever account. */
  deadJobs: () => Promise<string[]>;
}

/** Seconds: a card is to be answered in a tenth, a workflow step in one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What an operator watches. Labels hold no portal, record or person. */
export function createPrometheus({ token, ...deps }: PrometheusDeps): Prometheus {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const registers = [register];
  const answers = new Histogram({
    name: 'groundwork_http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    ...{ labelNames: ['method', 'route', 'status'] as const, buckets: BUCKETS, registers },
  });
  const faults = new Counter({
    name: 'groundwork_faults_total',
    help: 'What went wrong and should not have, by where.',
    ...{ labelNames: ['where'] as const, registers },
  });
  const events = new Counter({
    name: 'groundwork_webhook_events_total',
    help: 'Events that HubSpot delivered, by what became of them.',
    ...{ labelNames: ['outcome'] as const, registers },
  });
  addHubSpot(registers, deps);
  addJobs(registers, deps);
  return {
    answered: ({ method, route, status, ms }) => answers.observe({ method, route, status }, ms / 1000),
    events: ({ kept, repeated, ignored }) => {
      events.inc({ outcome: 'kept' }, kept);
      events.inc({ outcome: 'repeated' }, repeated);
      events.inc(
        { outcome: 'ignored' },
        Object.values(ignored).reduce((sum, count) => sum + count, 0),
      );
    },
    fault: (where) => faults.inc({ where }),
    handle: async (request, response) => {
      if (!isEqual(request.get('authorization') ?? '', `Bearer ${token}`)) {
        response.status(401).set('WWW-Authenticate', 'Bearer').end();
        return;
      }
      response.type(register.contentType).send(await register.metrics());
    },
  };
}

/** Counted by the doors to each portal, and added up when somebody looks. */
function addHubSpot(
  registers: Registry[],
  { hubSpotRequests, connectedPortals }: Omit<PrometheusDeps, 'token'>,
): void {
  new Counter({
    name: 'groundwork_hubspot_requests_total',
    help: 'Requests to HubSpot, by purpose.',
    ...{ labelNames: ['purpose'] as const, registers },
    collect() {
      this.reset();
      for (const { byPurpose } of hubSpotRequests())
        for (const [purpose, count] of Object.entries(byPurpose)) this.inc({ purpose }, count);
    },
  });
  new Counter({
    name: 'groundwork_hubspot_rate_limited_total',
    help: 'Requests that HubSpot refused because there were too many at once.',
    registers,
    collect() {
      this.reset();
      for (const { refusedByRateLimit } of hubSpotRequests()) this.inc(refusedByRateLimit);
    },
  });
  new Counter({
    name: 'groundwork_hubspot_wait_seconds_total',
    help: 'Time that calls waited for a place under the rate limit, by whose they are.',
    ...{ labelNames: ['lane'] as const, registers },
    collect() {
      this.reset();
      for (const { waitedMs } of hubSpotRequests())
        for (const [lane, ms] of Object.entries(waitedMs)) this.inc({ lane }, ms / 1000);
    },
  });
  new Gauge({
    name: 'groundwork_connected_portals',
    help: 'Accounts that can be worked for.',
    registers,
    async collect() {
      this.set(await connectedPortals());
    },
  });
}

/** Asked of the queue and the store when somebody looks, so that every process tells of all processes' jobs. */
function addJobs(registers: Registry[], { jobs, deadJobs }: Omit<PrometheusDeps, 'token'>): void {
  new Gauge({
    name: 'groundwork_jobs',
    help: 'Jobs that wait or run, by kind.',
    ...{ labelNames: ['kind', 'state'] as const, registers },
    async collect() {
      this.reset();
      for (const { kind, isRunning, count } of await jobs())
        this.set({ kind, state: isRunning ? 'running' : 'waiting' }, count);
    },
  });
  new Gauge({
    name: 'groundwork_dead_jobs',
    help: 'Jobs that ended by a fault and were not done since, by kind.',
    ...{ labelNames: ['kind'] as const, registers },
    async collect() {
      this.reset();
      for (const kind of await deadJobs()) this.inc({ kind });
    },
  });
}

/** Compared as digests, so that neither length nor place of a difference shows in the time it takes. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
