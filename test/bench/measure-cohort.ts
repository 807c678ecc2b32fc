import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@hubspot/api-client';
import type { Hypothesis } from '../../src/core/hypotheses/hypothesis.ts';
import type { Metric } from '../../src/core/hypotheses/metric.ts';
import { GROWN_LIST } from '../../src/sandbox/seed/grow.ts';
import { SANDBOX_TOKEN } from '../../src/sandbox/portal/settings.ts';
import { openPortal } from '../../src/server/hubspot/portal.ts';
import { openStore } from '../../src/server/store/open-store.ts';
import { measure } from '../../src/server/use-cases/measure/measure.ts';
import { writeBack } from '../../src/server/use-cases/write-back/write-back.ts';
import { makePortal } from '../factories/entities.ts';
import { makeHypothesis, makePrediction, makeStart } from '../factories/hypotheses.ts';
import { asked, report, type Figures } from './child.ts';

interface Asked {
  url: string;
  /** Where the portal's clock stands, epoch milliseconds. */
  now: number;
  isNaive: boolean;
  /** Kept in PostgreSQL; in files unless given. */
  databaseUrl?: string;
  /** Whether the account has a limit, which its headers tell; without one only requests are counted. */
  isLimited?: boolean;
  /** The plain loop ends after so many members. */
  atMost?: number;
  /** The outcome: a condition looked up in history, a date, or a date with unsubscribing watched beside it. */
  outcome?: keyof typeof OUTCOMES;
}

const PORTAL_ID = '48231907';
const TIME_ZONE = 'Europe/Dublin';
/** No limit of the portal's: what is compared is how many requests it takes. */
const UNLIMITED = { limits: { rate: { max: 1_000_000, intervalMs: 10_000 } } };
/** After so long nothing asked before counts against the limit any more: what is written back is timed by itself. */
const WINDOW_MS = 11_000;
/** Records that may be written on one day: all. */
const ALL = { limit: 10_000_000 };

const BOUGHT_AGAIN: Metric = {
  ...{ kind: 'property_condition', property: 'total_orders', label: 'bought again' },
  ...{ operator: 'gte', values: ['2'] },
};
const UNSUBSCRIBED: Metric = {
  ...{ kind: 'property_condition', property: 'hs_email_optout', label: 'unsubscribed' },
  ...{ operator: 'eq', values: ['true'] },
};
const RETURNED: Metric = { kind: 'date_property', property: 'reactivated_at', label: 'ordered again' };
const OUTCOMES = {
  condition: { metric: BOUGHT_AGAIN, guardrail: null },
  date: { metric: RETURNED, guardrail: null },
  date_watched: { metric: RETURNED, guardrail: UNSUBSCRIBED },
};

const {
  url,
  now,
  isNaive,
  databaseUrl = null,
  isLimited = false,
  atMost = Infinity,
  ...rest
} = asked<Asked>();
const { outcome = 'condition' } = rest;
const started = performance.now();
report({ ...(isNaive ? await naive() : await ours()), ms: performance.now() - started });

/** Measures the cohort of the grown list twice and writes it back twice, with what each step asked of HubSpot. */
async function ours(): Promise<Figures> {
  const directory = await mkdtemp(join(tmpdir(), 'groundwork-bench-'));
  const store = await openStore({ directory, databaseUrl, databasePool: 10, mode: 'write', now: () => now });
  try {
    await store.portals.save(
      makePortal({ portalId: PORTAL_ID, timeZone: TIME_ZONE, writesEnabled: true, actionTypeIds: [] }),
    );
    const hypothesis = cohortHypothesis();
    await store.hypotheses.create(PORTAL_ID, hypothesis);
    const hubspot = openPortal({
      ...{ baseUrl: url, flowsBasePath: '/automation/v4', token: SANDBOX_TOKEN },
      ...(isLimited ? {} : UNLIMITED),
    });
    const deps = { store, hubspot, now: () => now, timeZone: TIME_ZONE };
    const spent = counter(() => hubspot.requests().total);
    const first = await measure(deps, PORTAL_ID);
    const measuring = spent('measuring');
    const members = await store.ledger.count(PORTAL_ID, hypothesis.id);
    await measure(deps, PORTAL_ID);
    const measuringAgain = spent('measuringAgain');
    if (isLimited) await sleep(WINDOW_MS);
    spent('resting');
    const written = await writeBack(deps, PORTAL_ID, ALL);
    const writing = spent('writing');
    const again = await writeBack(deps, PORTAL_ID, ALL);
    const writingAgain = spent('writingAgain');
    return {
      ...{ members, ...measuring, ...measuringAgain, ...writing, ...writingAgain },
      finished: first.hypotheses[0]?.outcomesRead ?? 0,
      written: written.ok ? (written.value.objectTypes[0]?.written ?? 0) : -1,
      writtenAgain: again.ok ? (again.value.objectTypes[0]?.written ?? 0) : -1,
      refused: hubspot.requests().refusedByRateLimit,
    };
  } finally {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/** What each step took since the one before: requests under its name, and milliseconds. */
function counter(total: () => number): (step: string) => Figures {
  let before = total();
  let since = performance.now();
  return (step) => {
    const [requests, ms] = [total() - before, performance.now() - since];
    [before, since] = [total(), performance.now()];
    return { [step]: requests, [`${step}Ms`]: ms };
  };
}

function cohortHypothesis(): Hypothesis {
  const day = 86_400_000;
  return makeHypothesis({
    prediction: makePrediction({
      ...OUTCOMES[outcome],
      baseline: 0.1,
      target: 0.13,
      deadline: new Date(now + 20 * day).toISOString().slice(0, 10),
    }),
    start: makeStart({
      at: new Date(now - 250 * day).toISOString(),
      lists: [{ listId: GROWN_LIST, role: 'treatment', name: 'Grown', filterHash: null }],
      workflows: [],
    }),
  });
}

/** The loop one would write with the client at its defaults: members page by page, then each contact with its history. */
async function naive(): Promise<Figures> {
  const client = new Client({ accessToken: SANDBOX_TOKEN, basePath: url, numberOfApiCallRetries: 3 });
  let requests = 0;
  let reached = 0;
  let members = 0;
  let after: string | undefined;
  do {
    const page = await client.crm.lists.membershipsApi.getPageOrderedByAddedToListDate(GROWN_LIST, after);
    requests += 1;
    for (const { recordId } of page.results.slice(0, atMost - members)) {
      const contact = await client.crm.contacts.basicApi.getById(recordId, undefined, ['total_orders']);
      requests += 1;
      members += 1;
      if ((contact.propertiesWithHistory?.['total_orders'] ?? []).some(({ value }) => Number(value) >= 2))
        reached += 1;
    }
    after = page.paging?.next?.after;
    await sleep(0);
  } while (after !== undefined && members < atMost);
  return { members, measuring: requests, reached };
}
