import type { StartPlan } from '../../core/contract/start-plan.ts';
import { figure } from './layout.ts';

/** What a start fixes, in the order in which it matters: what can be learned, ways on, people needed. */
export function planText({ nMin, nPlan, tOpt, nOpt, pace, feasibility, isShort }: StartPlan): string[] {
  const band = tOpt === null ? `${figure(nOpt)} of both groups together` : figure(tOpt);
  const note = feasibility?.words.note ?? null;
  return [
    ...(feasibility === null
      ? ['What can be learned by the deadline is not known: nothing shows how many people join.']
      : [feasibility.words.canLearn]),
    ...(feasibility === null ? [] : feasibility.words.waysOn.map((way) => `- ${way}`)),
    ...(pace === null ? [] : [paceInWords(pace)]),
    ...(note === null ? [] : [note]),
    `Needed: ${figure(nMin)} finished people at least, ${figure(nPlan)} as planned${nOpt === null ? '' : ', in the group that gets it'}. The band for looking in between is narrowest at ${band}.`,
    ...(isShort ? ['Started as it is, the likely answer is “too few people”, whatever is true.'] : []),
  ];
}

function paceInWords({ joinsPerWeek, source }: NonNullable<StartPlan['pace']>): string {
  const week = figure(Number(joinsPerWeek.toFixed(1)));
  return source === 'looked_back'
    ? `So far ${week} join in a week.`
    : `That takes for granted that everybody in its segments is replaced each month: ${week} in a week. Work it out with: groundwork baseline`;
}
