import type { WorkflowEntry } from '../../../../core/contract/audit-entry.ts';
import type { AuditedHypothesis } from '../../../../core/contract/audited-hypothesis.ts';
import { figure } from '../../layout.ts';
import { markup, type Html } from '../template.ts';
import { longDay } from '../text.ts';
import { nameHtml, section, workflowLink, type View } from '../view.ts';

/** What did not come true and still acts on people; left out when there is nothing of the kind. */
export function failedSection(view: View): Html | null {
  const failed = [...view.hypotheses.values()]
    .map((one) => ({ one, running: runningOf(view, one) }))
    .filter(({ running }) => running.length > 0);
  if (failed.length === 0) return null;
  return section(
    'failed',
    'Failed, still running',
    markup`<p class="lede">These did not come true or were stopped, and workflows still act on them. Turn the workflows off, or say which other hypothesis they serve.</p>`,
    ...failed.map(({ one, running }) => failedCard(view, one, running)),
  );
}

/** Workflows that are on and found by SG502 to act on this hypothesis. */
function runningOf({ counting, workflows }: View, { id }: AuditedHypothesis): WorkflowEntry[] {
  const found = counting.filter(
    ({ ruleId, asset, evidence }) =>
      ruleId === 'SG502' &&
      asset.kind === 'workflow' &&
      evidence.some((one) => one.kind === 'hypothesis' && one.id === id),
  );
  return found.flatMap(({ asset }) => workflows.get(asset.id) ?? []);
}

function failedCard(view: View, one: AuditedHypothesis, running: readonly WorkflowEntry[]): Html {
  const { result } = one;
  const since =
    result?.isFinal === true ? markup` <span class="soft small">since ${longDay(result.at)}</span>` : null;
  return markup`<div class="notice"><h3>${nameHtml(one.title || one.id)} <span class="tag bad">${result?.label ?? 'Stopped'}</span>${since}</h3><p>${result?.sentence || one.sentence}</p><table><thead><tr><th scope="col">Still on</th><th scope="col" class="num">E-mails, 30 days</th><th scope="col" class="num">Unsubscribes</th></tr></thead><tbody>${running.map(
    (entry) =>
      markup`<tr><th scope="row">${workflowLink(view, entry)}</th><td class="num">${figure(entry.sent)}</td><td class="num">${figure(entry.unsubscribed)}</td></tr>`,
  )}</tbody></table></div>`;
}
