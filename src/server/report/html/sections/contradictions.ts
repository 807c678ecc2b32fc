import type { WorkflowEntry } from '../../../../core/contract/audit-entry.ts';
import type { Finding } from '../../../../core/contract/audit-finding.ts';
import type { AuditedHypothesis } from '../../../../core/contract/audited-hypothesis.ts';
import { CONTRADICTIONS } from '../../../../core/grounding/triage/contradictions.ts';
import { daysStrip } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { nameHtml, section, workflowLink, type View } from '../view.ts';

const SHOWN = 12;

/** Left what the hypothesis says, right what is configured. */
export function contradictionsSection(view: View): Html | null {
  const found = view.counting.filter(({ ruleId }) => CONTRADICTIONS.has(ruleId));
  if (found.length === 0) return null;
  return section(
    'contradictions',
    'Says one thing, does another',
    markup`<p class="lede">Where what a hypothesis says and what the account does do not fit, the result would not mean what people take it to mean.</p>`,
    ...found.slice(0, SHOWN).map((finding) => pairOf(view, finding)),
    found.length > SHOWN
      ? markup`<p class="small soft">And ${found.length - SHOWN} more, beside their workflows below.</p>`
      : null,
  );
}

function pairOf(view: View, finding: Finding): Html {
  const claim = finding.evidence.find(({ kind }) => kind === 'hypothesis');
  const hypothesis = claim === undefined ? undefined : view.hypotheses.get(claim.id);
  const workflow = view.workflows.get(finding.asset.id);
  const strip = finding.ruleId === 'SG305' ? daysOf(hypothesis, workflow) : null;
  const { kick, heading } = rightOf(view, finding);
  return markup`<div class="pair"><div><p class="kick">The hypothesis says</p><h3>${nameHtml(hypothesis?.title ?? 'The hypothesis')}</h3><p>${claim?.text ?? ''}</p></div><div><p class="kick">${kick}</p>${heading}<p>${configured(finding).join('; ')}</p>${strip}</div><p class="ask">${finding.message} <strong>${finding.question}</strong> <span class="soft">${finding.ruleId}</span></p></div>`;
}

function rightOf(view: View, { asset }: Finding): { kick: string; heading: Html | null } {
  const workflow = asset.kind === 'workflow' ? view.workflows.get(asset.id) : undefined;
  const name = workflow === undefined ? nameHtml(asset.name) : workflowLink(view, workflow);
  if (asset.kind === 'workflow') return { kick: 'The workflow does', heading: markup`<h3>${name}</h3>` };
  if (asset.kind === 'list') return { kick: 'The segment asks for', heading: markup`<h3>${name}</h3>` };
  return { kick: 'In the account', heading: null };
}

function configured({ evidence }: Finding): string[] {
  const texts = evidence.filter(({ kind }) => kind !== 'hypothesis').map(({ text }) => text);
  return [...new Set(texts)];
}

function daysOf(hypothesis: AuditedHypothesis | undefined, workflow: WorkflowEntry | undefined): Html | null {
  const counted = hypothesis?.windowDays ?? null;
  const last = workflow?.lastMessageDay ?? null;
  return counted === null || last === null || last <= counted ? null : daysStrip(counted, last);
}
