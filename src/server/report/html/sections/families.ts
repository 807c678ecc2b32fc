import type { Family } from '../../../../core/contract/audit-family.ts';
import { figure } from '../../layout.ts';
import { smallBar } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { nameHtml, section, type View } from '../view.ts';

const SHOWN = 12;
const NAMED = 4;

/** Groups of workflows without a hypothesis that one sentence could cover. */
export function familiesSection({ report, workflows }: View): Html | null {
  const { families } = report;
  if (families.length === 0) return null;
  const covered = families.reduce((sum, { workflowIds }) => sum + workflowIds.length, 0);
  const size = ({ sent, workflowIds }: Family) => (areKnown ? (sent ?? 0) : workflowIds.length);
  const areKnown = families.every(({ sent }) => sent !== null);
  const largest = Math.max(...families.map(size));
  const names = ({ workflowIds }: Family) =>
    workflowIds
      .slice(0, NAMED)
      .map((id, index) => markup`${index === 0 ? '' : ', '}${nameHtml(workflows.get(id)?.name ?? id, 60)}`);
  return section(
    'families',
    'Families',
    markup`<p class="lede">${figure(families.length)} ${families.length === 1 ? 'hypothesis' : 'hypotheses'} could cover ${figure(covered)} workflows that have none.</p>`,
    markup`<table><thead><tr><th scope="col">What they share</th><th scope="col" class="num">Workflows</th><th scope="col" class="num">E-mails, 30 days</th><th scope="col">Compared</th></tr></thead><tbody>${families
      .slice(0, SHOWN)
      .map(
        (family) =>
          markup`<tr><th scope="row">${figure(family.workflowIds.length)} ${family.label}<br><span class="soft small">${names(family)}${family.workflowIds.length > NAMED ? ` and ${figure(family.workflowIds.length - NAMED)} more` : ''}</span></th><td class="num">${figure(family.workflowIds.length)}</td><td class="num">${figure(family.sent)}</td><td>${smallBar(size(family), largest)}</td></tr>`,
      )}</tbody></table>`,
    families.length > SHOWN
      ? markup`<p class="small soft">And ${figure(families.length - SHOWN)} more; the JSON format has all.</p>`
      : null,
  );
}
