import { measured, type Figures } from './child.ts';
import { atMost, inMb, inSeconds, times, type Row, type Section } from './section.ts';

const SMALL = 500;
const LARGE = 5000;

/** The audit of an account held in memory, with every rule. */
export async function auditSection(): Promise<Section> {
  const small = await fastestOf(3, SMALL);
  const large = await fastestOf(3, LARGE);
  const naive = await measured('audit-core', { workflows: LARGE, isNaive: true });
  const growth = (ratio(large, small) * SMALL) / LARGE;
  return {
    title: `Audit, core only: ${LARGE} workflows`,
    about: `Parses, judges and checks workflows that are in memory, with ${large['rules']} rules. The plain loop parses all anew for each rule.`,
    rows: [
      rowOf(`${SMALL} workflows, ${small['findings']} findings`, small),
      {
        ...rowOf(`${LARGE} workflows, ${large['findings']} findings`, large),
        timesPlain: ratio(naive, large),
        growth,
      },
    ],
    promises: [
      atMost('5,000 workflows within 2 s', large['ms'], 2_000, inSeconds),
      atMost('grows linearly: growth of at most 1.2', growth, 1.2, times),
      atMost('within 600 MB', large['peakMb'], 600, inMb),
      {
        promise: 'finds what the plain loop finds',
        figure: `${large['findings']} and ${naive['findings']}`,
        isKept: large['findings'] === naive['findings'],
      },
    ],
    notes: [],
  };
}

function rowOf(run: string, { ms = NaN, peakMb = NaN }: Figures): Row {
  return { run, wallMs: ms, peakMb };
}

async function fastestOf(runs: number, workflows: number): Promise<Figures> {
  const all: Figures[] = [];
  for (let run = 0; run < runs; run += 1)
    all.push(await measured('audit-core', { workflows, isNaive: false }));
  const [first, ...others] = all.sort((a, b) => (a['ms'] ?? 0) - (b['ms'] ?? 0));
  if (first === undefined || others.some(({ findings }) => findings !== first['findings']))
    throw new Error('Two audits of one account found different things.');
  return first;
}

function ratio(a: Figures, b: Figures): number {
  return (a['ms'] ?? NaN) / (b['ms'] ?? NaN);
}
