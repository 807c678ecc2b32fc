import { measured, type Figures } from './child.ts';
import { brokenOf, inSeconds, times, type Section } from './section.ts';
import { withAccount } from './served-account.ts';

const NOW = Date.parse('2026-11-02T09:00:00.000Z');
const SMALL = 10_000;
const LARGE = 100_000;
/** Members of a page of a list, records of a batch with history, and of a batch of updates. */
const [PAGE, HISTORY, UPDATES] = [250, 50, 100];

/** Measuring a cohort and writing it back, over HTTP on loopback. */
export async function cohortSection(): Promise<Section> {
  const { small, naive } = await withAccount({ contacts: SMALL, workflows: 0, now: NOW }, async (url) => ({
    small: await measured('measure-cohort', { url, now: NOW, isNaive: false }),
    naive: await measured('measure-cohort', { url, now: NOW, isNaive: true }),
  }));
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
    ],
    broken: brokenOf({
      'first measure within its bound of requests': (large['measuring'] ?? Infinity) <= allowed.measuring,
      'write-back within its bound of requests': (large['writing'] ?? Infinity) <= allowed.writing,
      'a second write-back writes nothing': large['writtenAgain'] === 0,
      'no request refused for its rate': large['refused'] === 0,
      '100,000 members within 500 MB': (large['peakMb'] ?? Infinity) < 500,
    }),
  };
}

/** members/250 + pending/50 and changed/100, each with 1 % on top; properties, lists and workflows are few and fixed. */
function boundOf({ members = 0, finished = 0, written = 0 }: Figures): {
  measuring: number;
  writing: number;
} {
  const measuring = Math.ceil(1.01 * (members / PAGE + finished / HISTORY)) + FIXED;
  return { measuring, writing: Math.ceil((1.01 * written) / UPDATES) + FIXED };
}

const FIXED = 12;
