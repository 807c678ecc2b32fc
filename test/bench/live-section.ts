import { measured, type Figures } from './child.ts';
import { brokenOf, inSeconds, times, type Section } from './section.ts';
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
  const bound = boundMs(large);
  return {
    title: `AUDIT, live over HTTP at ${RATE.max} requests in ${RATE.intervalMs / 1000} s`,
    lines: [
      `${SMALL} workflows: ${inSeconds(small['firstMs'])}, ${small['requests']} requests`,
      `${LARGE} workflows: ${inSeconds(large['firstMs'])}, ${large['requests']} requests, ${large['refused']} answered 429, peak ${large['peakMb']?.toFixed(0)} MB`,
      `the rate limit allows ${inSeconds(bound)}: ${times((large['firstMs'] ?? NaN) / bound)}`,
      `again, unchanged: ${inSeconds(large['againMs'])}, ${large['requestsAgain']} requests (there are ${large['listingPages']} pages of workflows, segments and e-mails)`,
      `plain loop over ${SMALL}, one by one at nine a second: ${inSeconds(naive['firstMs'])}, ${naive['requests']} requests, ${naive['refused']} answered 429`,
    ],
    broken: brokenOf({
      'live audit within 1.10 of the rate limit': (large['firstMs'] ?? Infinity) <= 1.1 * bound,
      'live audit without a 429': large['refused'] === 0,
      'unchanged audit asks for the listings and two things more':
        (large['requestsAgain'] ?? Infinity) <= (large['listingPages'] ?? 0) + 2,
      'unchanged audit finds the same': large['findings'] === large['findingsAgain'],
    }),
  };
}

function auditOf(workflows: number, isNaive = false): Promise<Figures> {
  return withAccount({ contacts: 2_000, workflows, now: NOW, rate: RATE }, (url) =>
    measured('live-audit', { url, now: NOW, isNaive }),
  );
}

function boundMs({ requests }: Figures): number {
  return ((requests ?? NaN) * RATE.intervalMs) / RATE.max;
}
