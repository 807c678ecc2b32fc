import { cohortOf, promisesOf, rowsOf, WHOLE_RATE, withRatios } from './cohort-runs.ts';
import { allowedMs, atMost, inMb, times, type Section } from './section.ts';
import { withDatabase } from './served-database.ts';

/** HubSpot’s limit and what keeps to it, fifty times as fast, so that half an hour passes in less than a minute. */
const FAST = { max: 50 * WHOLE_RATE.max, intervalMs: WHOLE_RATE.intervalMs };

/** Node leaves garbage lying while there is room: with little of it, what counts is what is in use. */
const HERE = { rate: FAST, heapMb: 256 };

/** A cohort of 1,000,000 in PostgreSQL: memory, requests and refusals; its time is that of the simulated account. */
export async function millionSection(): Promise<Section> {
  const small = await withDatabase((database) => cohortOf({ ...HERE, members: 100_000, database }));
  const large = await withDatabase((database) => cohortOf({ ...HERE, members: 1_000_000, database }));
  const grown = (large['peakMb'] ?? NaN) / (small['peakMb'] ?? NaN);
  return {
    title: `Cohort of ${large['members']} members, in PostgreSQL`,
    about: `As before, with the limit of the account fifty times as high (${FAST.max} requests in ${FAST.intervalMs / 1000} s): the process has a heap of ${HERE.heapMb} MB (\`--max-old-space-size\`); what counts are memory, requests and answers with 429. Time is what the simulated account on the same machine takes.`,
    rows: [...rowsOf(small), ...withRatios(rowsOf(large), large, { small })],
    promises: [
      ...promisesOf(large),
      atMost('within 400 MB', large['peakMb'], 400, inMb),
      atMost('memory at ten times the members: at most 1.25 times', grown, 1.25, times),
    ],
    notes: [
      `At HubSpot’s own pace the first measure would take ${Math.round(allowedMs(large['measuring'], WHOLE_RATE) / 60_000)} minutes, the write-back ${Math.round(allowedMs(large['writing'], WHOLE_RATE) / 60_000)}.`,
    ],
  };
}
