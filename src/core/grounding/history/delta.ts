import type { Delta } from '../../contract/audit-delta.ts';
import type { WorkflowEntry } from '../../contract/audit-entry.ts';
import type { Finding, FindingRef } from '../../contract/audit-finding.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { Severity } from '../../hypotheses/lint-report.ts';
import { runIdOf } from './audit-run.ts';
import { deltaHeadline } from './delta-headline.ts';
import { looksAt } from './judged-before.ts';

type States = Delta['states'];

/** What an audit knows, for comparing. */
export type Comparable = Pick<
  AuditReport,
  'auditedAt' | 'findings' | 'workflows' | 'unreadable' | 'crashes' | 'unknowns'
>;

const LEVEL: Record<Severity, number> = { note: 1, warning: 2, error: 3 };
/** From here on a finding is more than a note. */
const TELLING = LEVEL.warning;

/**
 * What is different between two audits of one account. Found in one and not in the other is only called new or
 * settled where the other one really looked. `off` names rules that are switched off now.
 */
export function deltaOf(
  before: Comparable,
  now: Comparable,
  { off, timeZone }: { off: ReadonlySet<string>; timeZone: string },
): Delta {
  const then = new Map(before.findings.map((finding) => [finding.fingerprint, finding]));
  const today = new Map(now.findings.map((finding) => [finding.fingerprint, finding]));
  const appeared = now.findings.filter((one) => !then.has(one.fingerprint) && levelOf(one) >= TELLING);
  const gone = before.findings.filter((one) => !today.has(one.fingerprint) && levelOf(one) >= TELLING);
  const isNew = appeared.filter(looksAt(before));
  const settled = gone.filter(looksAt(now, off));
  const worse = now.findings.filter((one) => isWorse(then.get(one.fingerprint), one));
  const compared = {
    since: { runId: runIdOf(before.auditedAt), auditedAt: before.auditedAt },
    new: isNew.map(refOf),
    settled: settled.map(refOf),
    worse: worse.map(refOf),
    notComparable: appeared.length - isNew.length + (gone.length - settled.length),
    states: statesOf(before.workflows, now.workflows),
  };
  return { ...compared, headline: deltaHeadline(compared, { now: now.auditedAt, timeZone }) };
}

/** Rules that the settings of an audit switch off. */
export function rulesOff(settings: Readonly<Record<string, { severity?: string }>>): Set<string> {
  return new Set(Object.entries(settings).flatMap(([id, { severity }]) => (severity === 'off' ? [id] : [])));
}

/** 0 for what does not count. */
function levelOf({ severity, suppressed }: Finding): number {
  return suppressed === null ? LEVEL[severity] : 0;
}

function isWorse(before: Finding | undefined, now: Finding): boolean {
  return before !== undefined && levelOf(now) >= TELLING && levelOf(now) > levelOf(before);
}

function refOf({ fingerprint, ruleId, severity, asset, message }: Finding): FindingRef {
  return { fingerprint, ruleId, severity, asset, message };
}

/** From good to bad; states that say nothing of a hypothesis are not compared. */
const STANDING: Partial<Record<WorkflowEntry['grounding'], number>> = {
  grounded: 0,
  inherited: 1,
  ungrounded: 2,
};

function statesOf(before: readonly WorkflowEntry[], now: readonly WorkflowEntry[]): States {
  const then = new Map(before.map((entry) => [entry.id, entry.grounding]));
  const states: States = { worse: [], better: [] };
  for (const { id, name, grounding: to } of now) {
    const from = then.get(id);
    if (from === undefined) continue;
    const [left, right] = [STANDING[from], STANDING[to]];
    if (left === undefined || right === undefined || left === right) continue;
    states[right > left ? 'worse' : 'better'].push({ id, name, from, to });
  }
  return states;
}
