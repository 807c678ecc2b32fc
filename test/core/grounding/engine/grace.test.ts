import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Finding } from '../../../../src/core/contract/audit-finding.ts';
import { audit } from '../../../../src/core/grounding/audit.ts';
import { runRules } from '../../../../src/core/grounding/engine/engine.ts';
import type { Rule, RuleFinding, RuleSetting } from '../../../../src/core/grounding/engine/rule.ts';
import { DAY_MS, toInstant } from '../../../../src/core/time.ts';
import {
  AUDITED_AT,
  makeAuditInput,
  makeContext,
  makeList,
  makeListJudgement,
  makeWorkflow,
  makeWorkflowJudgement,
} from '../../../factories/audit-models.ts';
import { flowModel } from '../../../factories/normalised.ts';
import { sendEmail } from '../../../factories/workflows.ts';
import { hypothesisId, makeDraft, makeHypothesis } from '../../../factories/hypotheses.ts';

const daysAgo = (days: number) => AUDITED_AT - days * DAY_MS;
const workflow = (id: string, age: number | null) =>
  makeWorkflowJudgement(makeWorkflow({ id, createdAt: age === null ? null : daysAgo(age) }));
const CONTEXT = makeContext({
  workflows: [workflow('new', 2), workflow('newer', 1), workflow('old', 8), workflow('ageless', null)],
  lists: [makeListJudgement(makeList({ id: 'new', createdAt: daysAgo(2) }))],
  input: {
    hypotheses: [
      makeDraft({ id: hypothesisId(1), createdAt: toInstant(daysAgo(2)) }),
      makeHypothesis({ id: hypothesisId(2), createdAt: toInstant(daysAgo(2)) }),
    ],
  },
});

type Ref = { kind: 'workflow' | 'list' | 'hypothesis' | 'portal'; id: string };

/** What becomes of a finding about an asset, by a rule that knows nothing of grace. */
function foundAbout(ref: Ref, setting: RuleSetting = {}, more: Partial<RuleFinding> = {}): Finding {
  const found = { asset: { ...ref, name: ref.id }, message: 'about it', evidence: [], ...more };
  const rule: Rule = {
    ...{ id: 'SG901', title: 'T', severity: 'error', why: 'why', question: 'what?' },
    options: z.strictObject({}),
    check: () => [found],
  };
  const [finding] = runRules([rule], CONTEXT, { SG901: setting }).findings;
  if (finding === undefined) throw new Error('the rule speaks');
  return finding;
}
const graced = ({ severity, graceUntil }: Finding) => ({ severity, graceUntil });
const NONE = { severity: 'error', graceUntil: null };
const untilDay = (days: number) => ({ severity: 'note', graceUntil: toInstant(AUDITED_AT + days * DAY_MS) });

describe('days of grace', () => {
  it.each<[string, Ref]>([
    ['a workflow', { kind: 'workflow', id: 'new' }],
    ['a segment', { kind: 'list', id: 'new' }],
    ['a draft', { kind: 'hypothesis', id: hypothesisId(1) }],
  ])('make whatever is found about %s of two days a note until it is seven days old', (_what, ref) => {
    expect(graced(foundAbout(ref))).toEqual(untilDay(5));
  });

  it.each<[string, Ref]>([
    ['a workflow of eight days', { kind: 'workflow', id: 'old' }],
    ['a workflow whose age is not known', { kind: 'workflow', id: 'ageless' }],
    ['a workflow that is gone', { kind: 'workflow', id: 'gone' }],
    ['a hypothesis that was started', { kind: 'hypothesis', id: hypothesisId(2) }],
    ['the account', { kind: 'portal', id: '4242' }],
  ])('are not for %s', (_what, ref) => {
    expect(graced(foundAbout(ref))).toEqual(NONE);
  });

  it('are over for several assets as soon as they are for one of them', () => {
    const asset: Ref = { kind: 'workflow', id: 'newer' };
    const others = (...ids: string[]) => ({ others: ids.map((id) => ({ kind: 'workflow' as const, id })) });
    expect(graced(foundAbout(asset, {}, others('newer', 'new')))).toEqual(untilDay(5));
    expect(graced(foundAbout(asset, {}, others('newer', 'old')))).toEqual(NONE);
  });

  it('can be set for a rule, to none as well, and hold whatever severity was chosen', () => {
    const ref: Ref = { kind: 'workflow', id: 'new' };
    expect(graced(foundAbout(ref, { graceDays: 0 }))).toEqual(NONE);
    expect(graced(foundAbout(ref, { graceDays: 30, severity: 'warning' }))).toEqual(untilDay(28));
  });

  it('are not spoken of where the finding is a note anyway', () => {
    const found = foundAbout({ kind: 'workflow', id: 'new' }, {}, { severity: 'note' });
    expect(graced(found)).toEqual({ severity: 'note', graceUntil: null });
  });

  it('leave state and figures what they are, and end on the day', () => {
    const mailing = flowModel({ steps: [sendEmail()] });
    const at = (now: number) =>
      audit(makeAuditInput({ now, workflows: [{ ...mailing, createdAt: AUDITED_AT }] }));
    const [during, after] = [at(AUDITED_AT + 7 * DAY_MS - 1), at(AUDITED_AT + 7 * DAY_MS)];
    const told = ({ findings }: typeof during) =>
      findings.filter(({ ruleId }) => ruleId === 'SG101').map(graced);
    expect(told(during)).toEqual([untilDay(7)]);
    expect(told(after)).toEqual([NONE]);
    expect(during.workflows[0]?.grounding).toBe('ungrounded');
    expect(during.coverage.workflows.ungrounded).toBe(1);
  });
});
