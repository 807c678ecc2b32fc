import type { Finding } from '../../../../core/contract/audit-finding.ts';
import { figure } from '../../layout.ts';
import { smallBar } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { nameHtml, section, type View } from '../view.ts';

/** Outside systems, by destination: one answer settles every workflow that uses it. */
export function questionsSection({ counting }: View): Html | null {
  const asked = counting
    .filter(({ ruleId }) => ruleId === 'SG107')
    .map((finding) => ({ finding, uses: usesOf(finding) }));
  if (asked.length === 0) return null;
  asked.sort((a, b) => b.uses - a.uses);
  const largest = Math.max(...asked.map(({ uses }) => uses));
  return section(
    'questions',
    'To answer once',
    markup`<p class="lede">HubSpot does not show what an outside system does with a record. One answer settles every workflow that uses it: does it write to customers?</p>`,
    markup`<table><thead><tr><th scope="col">System</th><th scope="col" class="num">Workflows</th><th scope="col">Compared</th></tr></thead><tbody>${asked.map(
      ({ finding, uses }) =>
        markup`<tr><th scope="row">${nameHtml(finding.asset.name)}</th><td class="num">${figure(uses)}</td><td>${smallBar(uses, largest)}</td></tr>`,
    )}</tbody></table>`,
  );
}

function usesOf({ evidence }: Finding): number {
  return new Set(evidence.filter(({ kind }) => kind === 'workflow').map(({ id }) => id)).size;
}
