import type { ListEntry, WorkflowEntry } from '../../contract/audit-entry.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { WhyReport } from '../../contract/why-report.ts';
import { compareKeys } from '../../grounding/engine/finding-order.ts';
import { answerOf } from './answer.ts';
import { hypothesesBehind } from './behind.ts';
import { dependentsOfList, dependentsOfWorkflow, sourcesOfList, sourcesOfWorkflow } from './dependents.ts';
import { assetsOf, named, type Assets } from './names.ts';
import { unknownAbout } from './unknown.ts';

/** May a workflow be turned off, a segment be deleted? One answer from an audit; null for what it does not know. */
export function whyOf(report: AuditReport, kind: 'workflow' | 'list', id: string): WhyReport | null {
  const assets = assetsOf(report);
  const facts = kind === 'workflow' ? workflowFacts(assets, id) : listFacts(assets, id);
  if (facts === null) return null;
  const hypotheses = hypothesesBehind(assets, { kind, id, via: facts.via });
  const { via: _via, ...told } = facts;
  const findings = report.findings
    .filter(({ asset, suppressed }) => suppressed === null && asset.kind === kind && asset.id === id)
    .map(({ fingerprint, ruleId, severity, asset, message }) => {
      return { fingerprint, ruleId, severity, asset, message };
    });
  const about = { ...told, asset: named(assets, kind, id), hypotheses };
  return {
    schema: 'groundwork.why/1',
    portalId: report.portalId,
    auditedAt: report.auditedAt,
    ...about,
    ...answerOf(about),
    findings,
    unknown: unknownAbout(report, about),
  };
}

type Facts = Omit<
  WhyReport,
  'schema' | 'portalId' | 'auditedAt' | 'asset' | 'verdict' | 'answer' | 'hypotheses' | 'findings' | 'unknown'
> &
  Pick<WorkflowEntry, 'via'>;

function workflowFacts(assets: Assets, id: string): Facts | null {
  const entry = assets.workflows.get(id);
  if (entry === undefined) return null;
  const { grounding, groundingReason, classReason, actionsHash, exemption, via } = entry;
  return {
    ...{ grounding, groundingReason, classReason, actionsHash, exemption, via },
    class: entry.class,
    sends: sendsOf(assets, entry),
    size: null,
    comesFrom: sourcesOfWorkflow(assets, entry),
    dependents: inOrder(dependentsOfWorkflow(assets, entry)),
  };
}

function sendsOf(
  { report }: Assets,
  { messages, sent, unsubscribed, links }: WorkflowEntry,
): WhyReport['sends'] {
  if (links === null) return null;
  const { sends } = report.coverage;
  const span = { source: sends?.source ?? null, from: sends?.from ?? null, asOf: sends?.asOf ?? null };
  return { messages, sent, unsubscribed, ...span };
}

function listFacts(assets: Assets, id: string): Facts | null {
  const entry: ListEntry | undefined = assets.lists.get(id);
  if (entry === undefined) return null;
  const { grounding, groundingReason, via, size } = entry;
  return {
    ...{ grounding, groundingReason, via, size },
    ...{ class: null, classReason: null, actionsHash: null, exemption: null, sends: null },
    comesFrom: sourcesOfList(assets, entry),
    dependents: inOrder(dependentsOfList(assets, entry)),
  };
}

function inOrder(dependents: WhyReport['dependents']): WhyReport['dependents'] {
  const order = ['hypothesis', 'workflow', 'list'];
  return [...dependents].sort((a, b) =>
    compareKeys([order.indexOf(a.kind), a.id, a.how], [order.indexOf(b.kind), b.id, b.how]),
  );
}
