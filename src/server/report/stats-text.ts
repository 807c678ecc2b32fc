import type { EstimateAnswer } from '../../core/outcomes/calculator/estimates.ts';
import type { PlanAnswer } from '../../core/outcomes/calculator/plan.ts';
import type { SplitAnswer } from '../../core/outcomes/calculator/split.ts';
import type { VerdictAnswer } from '../../core/outcomes/calculator/verdict.ts';
import { labelOf } from '../../core/outcomes/words/labels.ts';
import { inHundred } from '../../core/outcomes/words/phrases.ts';
import { chanceSentence } from '../../core/outcomes/words/sentences.ts';
import { figure, wrap } from './layout.ts';

const METHODS: Record<EstimateAnswer['method'], string> = {
  wilson: 'Wilson; to be read once',
  newcombe: 'Newcombe, method 10; to be read once',
  welch: 'Welch; to be read once',
  bernoulli: 'exact safe band; valid at every look',
  asymptotic: 'safe band; valid at every look',
};

/** “30.8 %, between 25.5 and 36.6 % (95 %, Wilson; to be read once)”. */
export function estimateText(level: number): (answer: EstimateAnswer) => string {
  return (answer) => `  ${estimateLine(answer, level)}`;
}

export function planText({ nMin, nPlan, nDecisive, weeks, perArm }: PlanAnswer): string {
  const each = (key: 'nMin' | 'nPlan' | 'nDecisive') =>
    perArm === undefined
      ? ''
      : ` (${figure(perArm.treatment[key])} + ${figure(perArm.control[key])} held out)`;
  return [
    `  ${figure(nMin)}${each('nMin')} finished people are the fewest for a verdict.`,
    `  ${figure(nPlan)}${each('nPlan')} prove a change of this size in 8 of 10 cases.`,
    `  ${figure(nDecisive)}${each('nDecisive')} leave hardly anything open.`,
    ...(weeks === null ? [] : [`  At this pace the planned number takes ${weeks.toFixed(1)} weeks.`]),
  ].join('\n');
}

export function splitText({ logBayesFactor, alarm }: SplitAnswer): string {
  const said = alarm
    ? 'The sizes do not fit the split. Something sorts people before they are counted.'
    : 'The sizes fit the split.';
  return `  ${said} (ln Bayes factor ${logBayesFactor.toFixed(2)}; alarm from ${Math.log(100).toFixed(2)} on)`;
}

export function verdictText(look: { hasControl: boolean; width: number }): (answer: VerdictAnswer) => string {
  const width = Math.max(60, Math.min(look.width, 110)) - 4;
  return (answer) => {
    const { interval, band, chanceAtOrAboveTarget: chance, tags, row, state } = answer;
    const lines = [
      ...wrap(answer.sentence, width),
      ...(interval === null ? [] : [`Official reading: ${estimateLine(interval, 0.96)}`]),
      ...(band === null ? [] : [`Safe band: ${estimateLine(band, 0.99)}`]),
      ...(chance === null ? [] : wrap(chanceSentence(chance), width)),
      `Row ${row} of the table${tags.length === 0 ? '' : ` · ${tags.map(spaced).join(' · ')}`}`,
    ];
    const label = labelOf({ ...answer, hasControl: look.hasControl });
    return [`  ${label} (${spaced(state)})`, ...lines.map((line) => `    ${line}`)].join('\n');
  };
}

function estimateLine({ estimate, low, high, method }: EstimateAnswer, level: number): string {
  const isDifference = method === 'newcombe' || method === 'asymptotic';
  const unit = isDifference ? 'points' : '%';
  const percent = (value: number) => (value * 100).toFixed(2);
  const share = inHundred(level).replace(' in 100', ' %');
  return `${percent(estimate)} ${unit}, between ${percent(low)} and ${percent(high)} ${unit} (${share}, ${METHODS[method]})`;
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
