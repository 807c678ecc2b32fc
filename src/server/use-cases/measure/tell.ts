import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { CONTACT, objectTypeName } from '../../../core/object-type.ts';
import { chanceBeside } from '../../../core/outcomes/verdict/chance-beside.ts';
import { weighs } from '../../../core/outcomes/verdict/confirmed.ts';
import { labelOf } from '../../../core/outcomes/words/labels.ts';
import type {
  CohortCounts,
  EvidenceGrade,
  GuardrailReading,
  Reading,
} from '../../../core/outcomes/verdict/reading.ts';
import { decidedSentence, sentenceOf } from '../../../core/outcomes/words/sentences.ts';
import type { ToldVerdict } from '../../../core/outcomes/words/told-verdict.ts';
import type { Verdict } from '../../../core/outcomes/verdict/verdict-model.ts';
import { endOfDay } from '../../../core/day-bounds.ts';
import { toInstant } from '../../../core/time.ts';
import type { Store } from '../../store/port/store.ts';

/** What a reading is made of besides the hypothesis itself. */
export interface ReadingParts extends Pick<
  ToldVerdict,
  'goal' | 'sizes' | 'isComplete' | 'enoughAt' | 'runningWorkflows' | 'timeZone'
> {
  verdict: Verdict;
  counts: CohortCounts;
  evidence: EvidenceGrade;
  guardrail: GuardrailReading | null;
  firstResultsAt: string | null;
  /** Epoch milliseconds. */
  now: number;
}

const PEOPLE = { one: 'person', many: 'people' };

/** The reading of a hypothesis, with its label and sentence. */
export function toReading(hypothesis: Hypothesis, parts: ReadingParts): Reading {
  const { verdict, counts, evidence, firstResultsAt, now } = parts;
  const frozen = hypothesis.verdict;
  const told = toTold(hypothesis, parts);
  const { state, reason, row, tags, estimate, band } = verdict;
  return {
    hypothesisId: hypothesis.id,
    at: toInstant(now),
    ...{ state, reason, row, tags, evidence, counts, estimate, band, firstResultsAt },
    guardrail: parts.guardrail,
    problemCode: verdict.problem?.code ?? null,
    question: verdict.problem?.question ?? null,
    chanceAtOrAboveTarget: parts.goal === null ? null : chanceBeside(frozen?.row ?? row, counts, parts.goal),
    label: labelOf({ row: frozen?.row ?? row, state, reason, hasControl: counts.control !== null }),
    sentence: frozen === null ? sentenceOf(told) : decidedSentence(told, frozen),
  };
}

function toTold(hypothesis: Hypothesis, parts: ReadingParts): ToldVerdict {
  const { objectTypeId, prediction, start, amendments } = hypothesis;
  const { now, timeZone, firstResultsAt } = parts;
  const deadline = prediction?.deadline ?? null;
  const lastChange = amendments.filter(weighs).at(-1);
  return {
    ...parts,
    startsAt: start === null ? now : Date.parse(start.at),
    deadlineAt: deadline === null ? now : endOfDay(deadline, timeZone),
    windowDays: prediction?.windowDays ?? 0,
    changed: lastChange === undefined ? null : { at: Date.parse(lastChange.at), what: lastChange.what },
    firstResultsAt: firstResultsAt === null ? null : Date.parse(firstResultsAt),
    noun: objectTypeId === CONTACT ? PEOPLE : objectTypeName(objectTypeId),
  };
}

/** Workflows attached to each hypothesis that were on at the latest audit; null without an audit. */
export async function runningWorkflows(
  store: Pick<Store, 'judgements'>,
  portalId: string,
  audit: AuditReport | null,
): Promise<(hypothesisId: string) => number | null> {
  if (audit === null) return () => null;
  const enabled = new Set(audit.workflows.filter(({ isEnabled }) => isEnabled === true).map(({ id }) => id));
  const { attachments } = await store.judgements.all(portalId);
  const running = attachments.filter(({ asset }) => asset.kind === 'workflow' && enabled.has(asset.id));
  return (hypothesisId) => running.filter((attachment) => attachment.hypothesisId === hypothesisId).length;
}
