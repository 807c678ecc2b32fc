import type { Coverage, SendsCoverage } from '../../contract/audit-coverage.ts';
import type { Finding } from '../../contract/audit-finding.ts';
import type { Unreadable } from '../audit-input.ts';
import { counted } from '../facts/rule-facts.ts';

export interface HeadlineFacts {
  coverage: Coverage;
  findings: readonly Finding[];
  unreadable: readonly Unreadable[];
  /** Titles of hypotheses that did not come true, by id. */
  failed: ReadonlyMap<string, string>;
  /** E-mails of each workflow in the span, where known. */
  sentBy: ReadonlyMap<string, number>;
  /** Workflows with a hypothesis that has no result yet. */
  awaitingResult: number;
  /** Set when the account would tell what was sent if we were let to read it. */
  statisticsRefused: boolean;
}

/**
 * What the audit comes to: one sentence, a second only where it adds something that hurts. A hypothesis that failed
 * and still runs is named first.
 */
export function headlineOf(facts: HeadlineFacts): string {
  const failed = failedAndRunning(facts);
  const main = mainSentences(facts);
  return [failed, main].filter((part) => part !== null).join(' ');
}

function mainSentences(facts: HeadlineFacts): string {
  const { coverage } = facts;
  const { withheld } = coverage.workflows;
  if (withheld === 'workflows_refused') return refusedSentence(facts);
  if (withheld === 'too_much_unknown') return unknownSentence(facts);
  if (withheld === 'nothing_to_judge') return nobodyWrites(coverage);
  if (coverage.workflows.ungrounded === 0) return allWell(facts);
  const bySends =
    coverage.lead === 'sends' && coverage.sends !== null ? sendsSentences(coverage.sends) : null;
  return bySends ?? workflowsSentence(facts);
}

function sendsSentences(sends: SendsCoverage): string | null {
  const judged = sends.grounded + sends.inherited + sends.ungrounded;
  if (sends.withheld !== null || sends.ungrounded === 0) return null;
  const aside = sends.total > judged ? ' (service messages and the like aside)' : '';
  const first = `${percent(sends.ungrounded, judged)} of last month’s automated emails had no hypothesis behind them${aside}.`;
  const { grounded, inherited, ungrounded } = sends.unsubscribes;
  const unsubscribed = grounded + inherited + ungrounded;
  const hurts = unsubscribed > 0 && ungrounded > 0;
  return hurts ? `${first} ${percent(ungrounded, unsubscribed)} of the unsubscribes came from them.` : first;
}

function workflowsSentence({ coverage: { workflows }, statisticsRefused }: HeadlineFacts): string {
  const writing = workflows.grounded + workflows.inherited + workflows.ungrounded + workflows.exempt;
  const first = haveNone(workflows.ungrounded, writing);
  return statisticsRefused
    ? `${first} Let us read e-mail statistics and we can say how much they send.`
    : first;
}

function haveNone(ungrounded: number, writing: number): string {
  if (writing === 1) return 'The one workflow that writes to customers has no hypothesis.';
  if (ungrounded === writing)
    return `None of the ${writing} workflows that write to customers has a hypothesis.`;
  const have = ungrounded === 1 ? 'has' : 'have';
  return `${ungrounded} of the ${writing} workflows that write to customers ${have} no hypothesis.`;
}

function allWell({ coverage: { workflows }, awaitingResult }: HeadlineFacts): string {
  const which = workflows.unknown > 0 ? 'workflow we could read that writes' : 'workflow that writes';
  const first = `Every ${which} to customers has a hypothesis${workflows.exempt > 0 ? ' or is exempt' : ''}.`;
  if (awaitingResult === 0) return first;
  return `${first} ${awaitingResult} of them still ${awaitingResult === 1 ? 'needs' : 'need'} a result.`;
}

function nobodyWrites({ workflows }: Coverage): string {
  if (workflows.unclassified > 0) {
    const systems = counted(workflows.unclassified, 'workflow');
    const hand = workflows.unclassified === 1 ? 'hands' : 'hand';
    return `No workflow here is known to write to customers; ${systems} ${hand} records to an outside system, and whether that does is the one question left.`;
  }
  if (workflows.exempt > 0)
    return 'Every workflow that writes to customers is exempt, so there is nothing to justify.';
  const known = workflows.unknown > 0 ? 'No workflow we could read' : 'No workflow here';
  return `${known} writes to customers, so there is nothing to justify.`;
}

function refusedSentence({ unreadable }: HeadlineFacts): string {
  const why = unreadable.find(({ kind }) => kind === 'portal')?.message ?? '';
  return `We could not read the workflows, so there is no overall figure. ${why}`.trim();
}

function unknownSentence({ coverage: { workflows } }: HeadlineFacts): string {
  const all = workflows.total + workflows.feeders;
  const mend = 'Each one we could not read is listed with the reason.';
  return `We could read only ${all - workflows.unknown} of ${all} workflows, so there is no overall figure yet. ${mend}`;
}

/** The failed hypothesis with most workflows still on; the others follow in the findings. */
function failedAndRunning({ findings, failed, sentBy }: HeadlineFacts): string | null {
  const running = new Map<string, Set<string>>();
  for (const { ruleId, suppressed, asset, evidence } of findings) {
    if (ruleId !== 'SG502' || suppressed !== null) continue;
    for (const { kind, id } of evidence) {
      if (kind === 'hypothesis' && failed.has(id))
        running.set(id, (running.get(id) ?? new Set()).add(asset.id));
    }
  }
  const [worst] = [...running].sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1));
  if (worst === undefined) return null;
  const [id, workflows] = worst;
  const sent = [...workflows].reduce((total, workflow) => total + (sentBy.get(workflow) ?? 0), 0);
  const act = workflows.size === 1 ? 'acts' : 'act';
  const extent = sent > 0 ? `: ${counted(sent, 'email')} in the last 30 days` : '';
  return `“${failed.get(id) ?? id}” did not come true, and ${counted(workflows.size, 'workflow')} still ${act} on it${extent}.`;
}

/** Whole per cent, but never 0 % or 100 % for what is not none or all. */
function percent(part: number, whole: number): string {
  const rounded = Math.round((part / whole) * 100);
  if (part > 0 && rounded === 0) return 'Less than 1 %';
  if (part < whole && rounded === 100) return 'More than 99 %';
  return `${rounded} %`;
}
