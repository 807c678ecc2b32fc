import { assetKey } from '../../../core/asset.ts';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { HypothesisPage } from '../../../core/contract/hypothesis-page.ts';
import type { Attachment } from '../../../core/grounding/judgements.ts';
import { isAnswered } from '../../../core/hypotheses/amend.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { judgedByPeople } from '../../../core/hypotheses/judged-by-people.ts';
import { knownHypothesis } from '../../../core/hypotheses/known-hypothesis.ts';
import { lintHypothesis } from '../../../core/hypotheses/lint.ts';
import type { MisfitReason } from '../../../core/hypotheses/misfit-reason.ts';
import type { Misfit } from '../../../core/hypotheses/misfit.ts';
import { sentenceOf } from '../../../core/hypotheses/sentence.ts';
import type { Reading } from '../../../core/outcomes/verdict/reading.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { dayOf } from '../../../core/time.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** One hypothesis with what it is attached to, its latest reading and what the checks say. */
export async function describeHypothesis(
  { store, now, timeZone }: Omit<PortalDeps, 'hubspot'>,
  portalId: string,
  id: string,
): Promise<Result<HypothesisPage, 'hypothesis_not_found'>> {
  const hypothesis = await store.hypotheses.get(portalId, id);
  if (hypothesis === null) {
    const message = `There is no hypothesis ${id}.`;
    return refuse('hypothesis_not_found', message, 'List the hypotheses and choose one of them.');
  }
  const [hypotheses, judgements, audit, reading, course, said] = await Promise.all([
    store.hypotheses.list(portalId),
    store.judgements.all(portalId),
    store.audits.latest(portalId),
    store.readings.latest(portalId, id),
    store.readings.course(portalId, id),
    store.misfits.all(portalId),
  ]);
  const nameOf = namesIn(audit);
  const attachments = judgements.attachments
    .filter(({ hypothesisId }) => hypothesisId === id)
    .map(({ asset, role, by, at }) => ({ asset, role, by, at, name: nameOf(asset) }));
  const lint = lintHypothesis(hypothesis, {
    id,
    others: hypotheses.map(knownHypothesis),
    today: dayOf(now(), timeZone),
    listNames: attachments.flatMap(({ role, name }) => (role === 'treatment' && name !== null ? [name] : [])),
    hasControlList: attachments.some(({ role }) => role === 'control'),
  });
  const misfits = countMisfits(said.filter(({ hypothesisId }) => hypothesisId === id));
  const sentence = sentenceOf(hypothesis);
  const shown = stillAsking(reading, hypothesis);
  const judged = judgedByPeople(hypothesis, timeZone);
  return accept({ hypothesis, sentence, attachments, reading: shown, course, judged, lint, misfits });
}

function countMisfits(said: readonly Misfit[]): HypothesisPage['misfits'] {
  const count = (reason: MisfitReason) => said.filter((one) => one.reason === reason).length;
  return {
    wrong_audience: count('wrong_audience'),
    already_did_it: count('already_did_it'),
    asked_to_stop: count('asked_to_stop'),
    other: count('other'),
  };
}

/** A question that was answered since it was put is none any more. */
function stillAsking(reading: Reading | null, hypothesis: Hypothesis): Reading | null {
  const question = reading?.question ?? null;
  const isOpen = question !== null && hypothesis.verdict === null && !isAnswered(hypothesis, question);
  return reading === null || isOpen ? reading : { ...reading, question: null };
}

function namesIn(audit: AuditReport | null): (asset: Attachment['asset']) => string | null {
  const workflows = (audit?.workflows ?? []).map(({ id, name }) => [
    assetKey({ kind: 'workflow', id }),
    name,
  ]);
  const lists = (audit?.lists ?? []).map(({ id, name }) => [assetKey({ kind: 'list', id }), name]);
  const names = new Map([...workflows, ...lists].map(([key = '', name = '']) => [key, name]));
  return (asset) => names.get(assetKey(asset)) ?? null;
}
