import { audit, contextOf } from '../../src/core/grounding/audit.ts';
import type { AuditInput } from '../../src/core/grounding/audit-input.ts';
import { runRules } from '../../src/core/grounding/engine/engine.ts';
import { noJudgements, type Attachment } from '../../src/core/grounding/judgements.ts';
import { RULES } from '../../src/core/grounding/rules/registry.ts';
import { toListModel } from '../../src/core/grounding/list/to-list-model.ts';
import { normaliseWorkflow } from '../../src/core/grounding/workflow/normalise.ts';
import { buildWorld } from '../../src/sandbox/seed/build-world.ts';
import { makeAttachment } from '../factories/entities.ts';
import { hypothesisId, makeHypothesis } from '../factories/hypotheses.ts';
import { asked, report } from './child.ts';

const NOW = Date.parse('2026-11-02T09:00:00.000Z');
const HYPOTHESES = 50;
/** Every so many workflows carry a hypothesis. */
const ATTACHED_EVERY = 8;

/** Audits a grown account in memory: once over one model, or the naive way, parsing all anew for each rule. */
const { workflows: size, isNaive } = asked<{ workflows: number; isNaive: boolean }>();
const world = buildWorld({ now: NOW, workflows: size });
const definitions = [...world.workflows.values()].map(({ definition }) => JSON.stringify(definition));
const rest = restOfInput();
const started = performance.now();
const findings = isNaive ? naive() : audit({ ...rest, workflows: parsed() }).findings.length;
report({ ms: performance.now() - started, findings, workflows: definitions.length, rules: RULES.length });

function naive(): number {
  return RULES.reduce((sum, rule) => {
    const context = contextOf({ ...rest, workflows: parsed() });
    return sum + runRules([rule], context, {}).findings.length;
  }, 0);
}

function parsed(): AuditInput['workflows'] {
  return definitions.flatMap((text) => {
    const workflow = normaliseWorkflow(JSON.parse(text), { actionTypeIds: [] });
    return workflow.ok ? [workflow.value] : [];
  });
}

function restOfInput(): Omit<AuditInput, 'workflows'> {
  const lists = [...world.lists.values()].map((list) =>
    toListModel({ ...list, size: list.members.length, filtersUpdatedAt: list.createdAt }),
  );
  const emails = [...world.emails.values()].map(({ id, name, isTransactional, workflowNames, daily }) => ({
    ...{ id, name, isTransactional, workflowNames },
    statistics: daily.slice(-30).reduce(
      (sum, day) => ({
        sent: sum.sent + day.sent,
        delivered: sum.delivered + day.delivered,
        unsubscribed: sum.unsubscribed + day.unsubscribed,
      }),
      { sent: 0, delivered: 0, unsubscribed: 0 },
    ),
  }));
  return {
    ...{ portalId: '4242', now: NOW, timeZone: 'Europe/Dublin', uiDomain: null, superseded: [], lists },
    ...{ unreadable: [], readings: [], settings: {} },
    emails: { emails, from: NOW - 30 * 86_400_000, to: NOW },
    hypotheses: Array.from({ length: HYPOTHESES }, (_, index) =>
      makeHypothesis({ id: hypothesisId(index + 1) }),
    ),
    judgements: { ...noJudgements(), attachments: attachments() },
  };
}

function attachments(): Attachment[] {
  const carried = [...world.workflows.keys()].filter((_, index) => index % ATTACHED_EVERY === 0);
  return carried.map((id, index) =>
    makeAttachment({ hypothesisId: hypothesisId(1 + (index % HYPOTHESES)), asset: { kind: 'workflow', id } }),
  );
}
