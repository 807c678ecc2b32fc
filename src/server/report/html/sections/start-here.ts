import type { WorkflowEntry } from '../../../../core/contract/audit-entry.ts';
import { withoutHypothesis } from '../../../../core/grounding/triage/start-here.ts';
import { figure } from '../../layout.ts';
import { smallBar } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { entryWords, section, workflowLink, type View } from '../view.ts';
import { messageWords, reasonWords } from '../words.ts';

const NAMED = 4;

/** The workflows without a hypothesis that send most: what they send, to whom, how much. */
export function startHereSection(view: View): Html | null {
  const open = withoutHypothesis(view.report.workflows);
  if (open.length === 0) return null;
  const first = view.report.startHere.flatMap((id) => view.workflows.get(id) ?? []);
  const largest = Math.max(...first.map(({ sent }) => sent ?? 0), 0);
  const rest = open.length - first.length;
  return section(
    'start',
    'Start here',
    markup`<p class="lede">Workflows that write to customers without a hypothesis, those that send most first. One sentence each would settle them: who, what happens, why, what we will do, what will change.</p>`,
    markup`<ol class="first">${first.map((entry) => itemOf(view, entry, largest))}</ol>`,
    rest > 0
      ? markup`<p class="small soft">And ${figure(rest)} more without a hypothesis, in the table of every workflow.</p>`
      : null,
  );
}

function itemOf(view: View, entry: WorkflowEntry, largest: number): Html {
  const reason = reasonWords(entry);
  return markup`<li><div><h3>${workflowLink(view, entry)}</h3><dl><div><dt>Sends</dt><dd>${sendsWords(entry)}</dd></div><div><dt>To whom</dt><dd>${entryWords(view, entry).join('; or ')}</dd></div>${
    reason === '' || entry.groundingReason === 'none'
      ? null
      : markup`<div><dt>Because</dt><dd>${reason}</dd></div>`
  }</dl></div><div class="figures">${figuresOf(entry, largest)}</div></li>`;
}

function sendsWords(entry: WorkflowEntry): string {
  const words = [...new Set(entry.messages.map(messageWords))];
  if (words.length === 0) return entry.classReason;
  const more = words.length > NAMED ? ` and ${figure(words.length - NAMED)} more` : '';
  return `${words.slice(0, NAMED).join(', ')}${more}`;
}

function figuresOf({ sent, unsubscribed }: WorkflowEntry, largest: number): Html {
  if (sent === null) return markup`e-mails not known`;
  return markup`<strong>${figure(sent)}</strong>e-mails in 30 days${smallBar(sent, largest, unsubscribed)}${figure(unsubscribed)} unsubscribed`;
}
