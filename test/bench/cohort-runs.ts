import { measured, type Figures } from './child.ts';
import { measuringBound, NOW, writingBound } from './cohort-bounds.ts';
import { allowedMs, atMost, type Promised, type Row } from './section.ts';
import { withAccount } from './served-account.ts';

/** A key of a Professional or Enterprise account. */
export const WHOLE_RATE = { max: 190, intervalMs: 10_000 };
/** Contacts of an account who are not in the segment that is measured. */
const OTHERS = 3_600;
/** Members that the plain loop reads. */
const SLICE = 500;
/** Fewer requests fit into one burst, which no limit slows down. */
const ENOUGH = 150;

/** A cohort to be measured and written back, twice. */
export interface Cohort {
  members: number;
  rate: { max: number; intervalMs: number };
  /** Where it is kept; in files unless given. */
  database?: string;
  /** The heap it has to do with, in MB; as much as there is unless given. */
  heapMb?: number;
}

export function cohortOf(cohort: Cohort): Promise<Figures> {
  return onAccount(cohort, (url) => measured('measure-cohort', oursOf(cohort, url), cohort.heapMb));
}

/** Ours, and then the plain loop against the same account. */
export function withLoop(cohort: Cohort): Promise<{ ours: Figures; naive: Figures }> {
  return onAccount(cohort, async (url) => ({
    ours: await measured('measure-cohort', oursOf(cohort, url)),
    naive: await measured('measure-cohort', { url, now: NOW, isNaive: true, atMost: SLICE }),
  }));
}

function onAccount<Answer>(
  { members, rate }: Cohort,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  return withAccount({ contacts: OTHERS + members, workflows: 0, now: NOW, rate }, work);
}

function oursOf({ database }: Cohort, url: string): Record<string, unknown> {
  return {
    url,
    now: NOW,
    isNaive: false,
    isLimited: true,
    ...(database === undefined ? {} : { databaseUrl: database }),
  };
}

const STEPS = {
  measuring: 'first measure',
  measuringAgain: 'measure again',
  writing: 'write-back',
  writingAgain: 'write-back again',
};
type Step = keyof typeof STEPS;

/** Against the limit where that is what sets the time. */
export function rowsOf(figures: Figures, rate: Cohort['rate'] | null = null): Row[] {
  return (Object.keys(STEPS) as Step[]).map((step) => ({
    run: `${figures['members']}: ${STEPS[step]}`,
    wallMs: figures[`${step}Ms`] ?? NaN,
    requests: figures[step] ?? NaN,
    ...(step !== 'measuring' ? {} : { refused: figures['refused'] ?? NaN, peakMb: figures['peakMb'] ?? NaN }),
    ...(rate === null || (figures[step] ?? 0) < ENOUGH
      ? {}
      : { timesBound: timesBound(figures, step, rate) }),
  }));
}

/** The first measure beside the plain loop and beside a cohort of a tenth. */
export function withRatios(
  [first, ...others]: readonly Row[],
  large: Figures,
  { small, naive }: { small: Figures; naive?: Figures },
): Row[] {
  if (first === undefined) return [];
  const growth = perMember(large, 'measuring') / perMember(small, 'measuring');
  const loop =
    naive === undefined ? {} : { timesPlain: perMember(naive, 'ms') / perMember(large, 'measuringMs') };
  return [{ ...first, growth, ...loop }, ...others];
}

function perMember(figures: Figures, name: string): number {
  return (figures[name] ?? NaN) / (figures['members'] ?? NaN);
}

export function timesBound(figures: Figures, step: Step, rate: Cohort['rate']): number {
  return (figures[`${step}Ms`] ?? NaN) / allowedMs(figures[step], rate);
}

export function promisesOf(figures: Figures): Promised[] {
  const [measuring, writing] = [measuringBound(figures), writingBound(figures)];
  return [
    atMost(`first measure: at most ${measuring} requests`, figures['measuring'], measuring),
    atMost(`write-back: at most ${writing} requests`, figures['writing'], writing),
    atMost('a second write-back writes nothing', figures['writtenAgain'], 0),
    atMost('no answer with 429', figures['refused'], 0),
  ];
}
