import { cohortOf, promisesOf, rowsOf, timesBound, WHOLE_RATE, withLoop, withRatios } from './cohort-runs.ts';
import { atMost, inMb, times, type Section } from './section.ts';

/** A cohort of 100,000 in files at the pace HubSpot allows: measured and written back, twice. */
export async function membersSection(): Promise<Section> {
  const small = await cohortOf({ members: 10_000, rate: WHOLE_RATE });
  const { ours: large, naive } = await withLoop({ members: 100_000, rate: WHOLE_RATE });
  return {
    title: `Cohort of ${large['members']} members, in files, at HubSpot’s pace`,
    about: `Over HTTP, from an account that allows ${WHOLE_RATE.max} requests in ${WHOLE_RATE.intervalMs / 1000} s: measured, and measured again; then, once the window of the limit is empty, written back, and written back again. The plain loop reads ${naive['members']} of the members, one contact at a time with HubSpot’s client, which waits and repeats when it is answered 429.`,
    rows: [
      ...rowsOf(small, WHOLE_RATE),
      ...withRatios(rowsOf(large, WHOLE_RATE), large, { small, naive }),
      {
        run: `plain loop over ${naive['members']}`,
        wallMs: naive['ms'] ?? NaN,
        requests: naive['measuring'] ?? NaN,
      },
    ],
    promises: [
      atMost(
        'first measure within 1.10 of the rate limit',
        timesBound(large, 'measuring', WHOLE_RATE),
        1.1,
        times,
      ),
      atMost(
        'write-back within 1.10 of the rate limit',
        timesBound(large, 'writing', WHOLE_RATE),
        1.1,
        times,
      ),
      ...promisesOf(large),
      atMost('within 500 MB', large['peakMb'], 500, inMb),
    ],
    notes: ['Growth compares requests for one member: time is the rate limit’s.'],
  };
}
