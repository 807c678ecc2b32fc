import { measured, type Figures } from './child.ts';
import { BATCH, measuringBound, NOW } from './cohort-bounds.ts';
import { atMost, times, type Row, type Section } from './section.ts';
import { withAccount } from './served-account.ts';

/** Of them 3,600 are not in the segment that is measured. */
const CONTACTS = 10_000;

/** What measuring asks of HubSpot, by the kind of outcome, beside the plain loop. */
export async function cohortSection(): Promise<Section> {
  const { condition, naive, date, watched } = await withAccount(
    { contacts: CONTACTS, workflows: 0, now: NOW },
    async (url) => ({
      condition: await measured('measure-cohort', { url, now: NOW, isNaive: false }),
      naive: await measured('measure-cohort', { url, now: NOW, isNaive: true }),
      date: await measured('measure-cohort', { url, now: NOW, isNaive: false, outcome: 'date' }),
      watched: await measured('measure-cohort', { url, now: NOW, isNaive: false, outcome: 'date_watched' }),
    }),
  );
  const fewer = (naive['measuring'] ?? NaN) / (condition['measuring'] ?? NaN);
  const kinds = [
    { outcome: 'a condition, looked up in history', figures: condition, batch: BATCH.history },
    { outcome: 'a date', figures: date, batch: BATCH.values },
    { outcome: 'a date, with unsubscribing watched beside it', figures: watched, batch: BATCH.history },
  ];
  return {
    title: `Cohort: requests for ${condition['members']} members`,
    about:
      'The first measure of a cohort over HTTP, from an account without a rate limit: what counts are the requests. The plain loop reads each contact by itself with HubSpot’s client.',
    rows: [
      ...kinds.map(({ outcome, figures }) => rowOf(`outcome: ${outcome}`, figures)),
      rowOf('plain loop, a condition', { ...naive, measuringMs: naive['ms'] ?? NaN }),
    ],
    promises: kinds.map(({ outcome, figures, batch }) => {
      const bound = measuringBound(figures, batch);
      return atMost(`${outcome}: at most ${bound} requests`, figures['measuring'], bound);
    }),
    notes: [`The plain loop asks ${times(fewer)} as often.`],
  };
}

function rowOf(run: string, { measuring = NaN, measuringMs = NaN }: Figures): Row {
  return { run, wallMs: measuringMs, requests: measuring };
}
