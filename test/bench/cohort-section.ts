import { measured, type Figures } from './child.ts';
import { brokenOf, inSeconds, times, type Section } from './section.ts';
import { withAccount } from './served-account.ts';

const NOW = Date.parse('2026-11-02T09:00:00.000Z');
const SMALL = 10_000;
const LARGE = 100_000;
/** Members of a page of a list; records of a batch with history, of one without, and of a batch of updates. */
const [PAGE, HISTORY, VALUES, UPDATES] = [250, 50, 100, 100];

/** Measuring a cohort and writing it back, over HTTP on loopback. */
export async function cohortSection(): Promise<Section> {
  const { small, naive, date, watched } = await withAccount(
    { contacts: SMALL, workflows: 0, now: NOW },
    async (url) => ({
      small: await measured('measure-cohort', { url, now: NOW, isNaive: false }),
      naive: await measured('measure-cohort', { url, now: NOW, isNaive: true }),
      date: await measured('measure-cohort', { url, now: NOW, isNaive: false, outcome: 'date' }),
      watched: await measured('measure-cohort', { url, now: NOW, isNaive: false, outcome: 'date_watched' }),
    }),
  );
  const large = await withAccount({ contacts: LARGE, workflows: 0, now: NOW }, (url) =>
    measured('measure-cohort', { url, now: NOW, isNaive: false }),
  );
  const allowed = boundOf(large);
  const fewer = (naive['measuring'] ?? NaN) / (small['measuring'] ?? NaN);
  return {
    title: `COHORT of ${large['members']} members: measure and write back, over HTTP`,
    lines: [
      `first measure: ${large['measuring']} requests (bound ${allowed.measuring}), ${large['finished']} outcomes read from history`,
      `second measure, nothing changed: ${large['measuringAgain']} requests`,
      `first write-back: ${large['writing']} requests for ${large['written']} records (bound ${allowed.writing}); second: ${large['writingAgain']} requests, ${large['writtenAgain']} records`,
      `all four: ${inSeconds(large['ms'])}, peak ${large['peakMb']?.toFixed(0)} MB (${small['members']} members: ${small['peakMb']?.toFixed(0)} MB)`,
      `${naive['members']} members, one contact at a time with the plain client: ${naive['measuring']} requests, ${times(fewer)} as many as the ${small['measuring']} here`,
      `the same with a date as outcome: ${date['measuring']} requests (bound ${measuringBound(date, VALUES)}); with unsubscribing watched beside it, which is looked up in history: ${watched['measuring']} (bound ${measuringBound(watched, HISTORY)})`,
    ],
    broken: brokenOf({
      'first measure within its bound of requests': (large['measuring'] ?? Infinity) <= allowed.measuring,
      'a date, alone and with a guardrail, within its bound of requests':
        (date['measuring'] ?? Infinity) <= measuringBound(date, VALUES) &&
        (watched['measuring'] ?? Infinity) <= measuringBound(watched, HISTORY),
      'write-back within its bound of requests': (large['writing'] ?? Infinity) <= allowed.writing,
      'a second write-back writes nothing': large['writtenAgain'] === 0,
      'no request refused for its rate': large['refused'] === 0,
      '100,000 members within 500 MB': (large['peakMb'] ?? Infinity) < 500,
    }),
  };
}

/** members/250 + pending/50 and changed/100, each with 1 % on top; properties, lists and workflows are few and fixed. */
function boundOf(figures: Figures): { measuring: number; writing: number } {
  const { written = 0 } = figures;
  return {
    measuring: measuringBound(figures, HISTORY),
    writing: Math.ceil((1.01 * written) / UPDATES) + FIXED,
  };
}

/** A date that is its own outcome is read 100 at a time, until something beside it needs history. */
function measuringBound({ members = 0, finished = 0 }: Figures, batch: number): number {
  return Math.ceil(1.01 * (members / PAGE + finished / batch)) + FIXED;
}

const FIXED = 12;
