import type { AuditedHypothesis } from '../../../../core/contract/audited-hypothesis.ts';
import { figure } from '../../layout.ts';
import { rangeChart, rangeKey, rangeWords } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { longDay, sharePercent } from '../text.ts';
import { nameHtml, section, type View } from '../view.ts';
import { axisEnd, marksOf } from './marks.ts';

/** Every hypothesis that is running, as its sentence, with who owns it, what carries it and where it stands. */
export function strategySection(view: View): Html | null {
  const { hypotheses } = view.report;
  if (hypotheses.length === 0) return section('strategy', 'Strategy on a page', none());
  const running = hypotheses.filter(
    ({ status, supports, result }) => status === 'live' && supports && result?.isFinal !== true,
  );
  if (running.length === 0)
    return section(
      'strategy',
      'Strategy on a page',
      markup`<p>No hypothesis is running.</p>`,
      drafts(hypotheses),
    );
  const end = axisEnd(running.map(marksOf));
  return section(
    'strategy',
    'Strategy on a page',
    markup`<p class="lede">Each hypothesis that is running, in a sentence. All pictures share one axis, from 0 to ${sharePercent(end)}.</p>`,
    ...running.map((one) => cardOf(view, one, end)),
    rangeKey(),
    drafts(hypotheses),
  );
}

function none(): Html {
  return markup`<p>No hypothesis is written down yet${' '}(or none was given to this audit), so there is no strategy to show here.</p>`;
}

function cardOf(view: View, one: AuditedHypothesis, end: number): Html {
  const marks = marksOf(one);
  const words = rangeWords(marks);
  const label = one.result?.label ?? (one.kind === 'reviewed' ? 'Reviewed by people' : 'No reading yet');
  return markup`<article class="card"><div><h3>${nameHtml(one.title || one.id)} <span class="tag">${label}</span></h3><p class="said">${one.sentence}</p><p class="who">${whoWords(view, one)}</p></div><div>${
    marks.target === null && marks.got === null ? null : rangeChart(marks, end, words)
  }<p class="small soft">${one.kind === 'reviewed' ? 'Judged by people, not by a number.' : words}</p></div></article>`;
}

function whoWords({ workflows }: View, { owner, workflowIds, dueOn, result }: AuditedHypothesis): string {
  const on = workflowIds.filter((id) => workflows.get(id)?.isEnabled === true);
  const sent = on.map((id) => workflows.get(id)?.sent ?? null);
  const known = sent.every((value) => value !== null)
    ? sent.reduce<number>((sum, value) => sum + (value ?? 0), 0)
    : null;
  const people =
    result === null ? null : result.counts.treatment.finished + (result.counts.control?.finished ?? 0);
  return [
    owner.trim() === '' ? 'no owner named' : owner,
    `carried by ${figure(on.length)} ${on.length === 1 ? 'workflow' : 'workflows'} that ${on.length === 1 ? 'is' : 'are'} on`,
    ...(known === null || on.length === 0 ? [] : [`${figure(known)} e-mails in 30 days`]),
    ...(people === null ? [] : [`${figure(people)} finished`]),
    ...(dueOn === null ? [] : [`judged by ${longDay(dueOn)}`]),
  ].join(' · ');
}

function drafts(hypotheses: readonly AuditedHypothesis[]): Html | null {
  const count = hypotheses.filter(({ status }) => status === 'draft').length;
  return count === 0
    ? null
    : markup`<p class="small soft">${figure(count)} ${count === 1 ? 'draft is not started and carries' : 'drafts are not started and carry'} nothing yet.</p>`;
}
