import { measured, type Figures } from './child.ts';
import { brokenOf, inSeconds, times, type Section } from './section.ts';

const SMALL = 500;
const LARGE = 5000;

/** The audit of an account held in memory, with every rule. */
export async function auditSection(): Promise<Section> {
  const small = await fastestOf(3, SMALL);
  const large = await fastestOf(3, LARGE);
  const naive = await measured('audit-core', { workflows: LARGE, isNaive: true });
  const growth = ratio(large, small);
  const gain = ratio(naive, large);
  return {
    title: `AUDIT, core only: parse, judge and check ${LARGE} workflows with ${large['rules']} rules`,
    lines: [
      `${SMALL} workflows: ${inSeconds(small['ms'])}, ${small['findings']} findings`,
      `${LARGE} workflows: ${inSeconds(large['ms'])}, ${large['findings']} findings, peak ${large['peakMb']?.toFixed(0)} MB`,
      `time for ${LARGE} ÷ time for ${SMALL}: ${times(growth)} (10 × is linear)`,
      `parsing all anew for each rule: ${inSeconds(naive['ms'])}, ${times(gain)} as long`,
    ],
    broken: brokenOf({
      'audit of 5,000 under 2 s': (large['ms'] ?? Infinity) < 2000,
      'audit grows linearly (at most 12 ×)': growth <= 12,
      'audit within 600 MB': (large['peakMb'] ?? Infinity) < 600,
      'audit finds the same as the naive way': large['findings'] === naive['findings'],
    }),
  };
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
