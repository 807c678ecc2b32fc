import { measured, type Figures } from './child.ts';
import { allowedMs, atMost, inMb, times, type Row, type Section } from './section.ts';
import { withAccount } from './served-account.ts';

const SMALL = 500;
const LARGE = 5000;
/** HubSpot's smallest limit, counted by the account in real time. */
const RATE = { max: 100, intervalMs: 10_000 };
const NOW = Date.parse('2026-11-02T09:00:00.000Z');

/** First and second audit of an account over HTTP, held to what the rate limit allows; beside the plain loop. */
export async function liveSection(): Promise<Section> {
  const small = await auditOf(SMALL);
  const large = await auditOf(LARGE);
  const naive = await auditOf(SMALL, true);
  const first = rowOf(`first audit of ${LARGE} workflows`, large['firstMs'], large['requests'], large);
  return {
    title: `Audit, live: ${LARGE} workflows`,
    about: `Over HTTP, from an account that allows ${RATE.max} requests in ${RATE.intervalMs / 1000} s. HubSpot’s client has no call for workflows: the plain loop asks for each by itself, nine a second, which is the pace of the client where it limits.`,
    rows: [
      rowOf(`first audit of ${SMALL} workflows`, small['firstMs'], small['requests'], small),
      {
        ...first,
        timesPlain: perWorkflow(naive, SMALL, 'firstMs') / perWorkflow(large, LARGE, 'firstMs'),
        growth: perWorkflow(large, LARGE, 'requests') / perWorkflow(small, SMALL, 'requests'),
      },
      rowOf('again, unchanged', large['againMs'], large['requestsAgain'], large),
      rowOf(`plain loop over ${SMALL}`, naive['firstMs'], naive['requests'], naive),
    ],
    promises: [
      atMost('first audit within 1.10 of the rate limit', first.timesBound, 1.1, times),
      atMost('no answer with 429', large['refused'], 0),
      atMost(
        `again: the ${large['listingPages']} pages of what is listed, and two requests more`,
        large['requestsAgain'],
        (large['listingPages'] ?? NaN) + 2,
      ),
      {
        promise: 'again: finds the same',
        figure: `${large['findings']} and ${large['findingsAgain']}`,
        isKept: large['findings'] === large['findingsAgain'],
      },
      atMost('within 600 MB', large['peakMb'], 600, inMb),
    ],
    notes: [
      'Growth compares requests for one workflow: time is the rate limit’s. A smaller account is read in one burst, which the limit allows.',
    ],
  };
}

function rowOf(run: string, wallMs = NaN, requests = NaN, { refused = NaN, peakMb = NaN }: Figures): Row {
  return { run, wallMs, requests, refused, peakMb, timesBound: wallMs / allowedMs(requests, RATE) };
}

function perWorkflow(figures: Figures, workflows: number, name: 'firstMs' | 'requests'): number {
  return (figures[name] ?? NaN) / workflows;
}

function auditOf(workflows: number, isNaive = false): Promise<Figures> {
  return withAccount({ contacts: 2_000, workflows, now: NOW, rate: RATE }, (url) =>
    measured('live-audit', { url, now: NOW, isNaive }),
  );
}
