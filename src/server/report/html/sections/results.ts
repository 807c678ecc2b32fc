import type { AuditedHypothesis } from '../../../../core/contract/audited-hypothesis.ts';
import { figure } from '../../layout.ts';
import { rangeChart, rangeKey, rangeWords } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { longDay } from '../text.ts';
import { nameHtml, section, type View } from '../view.ts';
import { evidenceWords } from '../words.ts';
import { axisEnd, marksOf } from './marks.ts';

const DECIDED: Record<string, string> = {
  keep: 'It is kept.',
  change: 'It was changed.',
  stop: 'It was stopped.',
};

/** Hypotheses with their verdict; left out while none has one. */
export function resultsSection({ report }: View): Html | null {
  const final = report.hypotheses.filter(({ result }) => result?.isFinal === true);
  if (final.length === 0) return null;
  const end = axisEnd(final.map(marksOf));
  return section(
    'results',
    'What came true',
    markup`<p class="lede">Verdicts that are fixed, by rules that were fixed before the first result came in.</p>`,
    ...final.map((one) => cardOf(one, end)),
    rangeKey(),
  );
}

function cardOf(one: AuditedHypothesis, end: number): Html | null {
  const { result } = one;
  if (result === null) return null;
  const marks = marksOf(one);
  const words = rangeWords(marks);
  return markup`<article class="card"><div><h3>${nameHtml(one.title || one.id)} <span class="tag ${toneOf(result.state)}">${result.label}</span></h3><p class="said">${result.sentence || one.sentence}</p><p class="who">${detailWords(one)}</p></div><div>${rangeChart(marks, end, words)}<p class="small soft">${words}</p></div></article>`;
}

function toneOf(state: string): string {
  if (state === 'invalidated') return 'bad';
  return state === 'validated' ? 'good' : 'plain';
}

function detailWords({ result, metric, decision }: AuditedHypothesis): string {
  if (result === null) return '';
  const { treatment, control } = result.counts;
  const arm = ({ reached, finished }: typeof treatment) => `${figure(reached)} of ${figure(finished)}`;
  const compared = control === null ? '' : `, ${arm(control)} of those compared with`;
  return [
    `“${metric ?? 'the expected result'}”: ${arm(treatment)}${compared}.`,
    evidenceWords(result.evidence),
    ...(result.sentence === '' ? [`Fixed on ${longDay(result.at)}.`] : []),
    decision === null ? 'Nobody has said yet whether to keep, change or stop it.' : (DECIDED[decision] ?? ''),
  ].join(' ');
}
