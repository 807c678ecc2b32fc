import type { Attachment, Judgements } from '../grounding/judgements.ts';
import { CONTACT } from '../object-type.ts';
import { accept, refuse, type Refusal, type Result } from '../result.ts';
import { toInstant } from '../time.ts';
import { hypothesisOf, presetProblems, statementProblems, type FileMoment } from './file/entry.ts';
import { problemsOf, type FileProblem } from './file/problems.ts';
import { FILE_SCHEMA, HypothesesDocument, type Entry } from './file/schema.ts';
import { sealOf } from './file/seal.ts';
import { emptySlots } from './draft.ts';
import type { Hypothesis, Prediction, Slots } from './hypothesis.ts';

export interface HypothesesFile {
  hypotheses: Hypothesis[];
  judgements: Judgements;
}

/**
 * How far a file is trusted: `as_written` takes its word (an audit of files), `drafts` makes drafts of everything (an
 * import must not forge a start or a verdict), `restore` takes started hypotheses whose seal is whole.
 */
export type FileTrust = 'as_written' | 'drafts' | 'restore';

export type FileRefusal = 'invalid_file' | 'broken_seal';

export type HypothesesReading = FileMoment & { trust?: FileTrust };

/** A file that was refused says where, problem by problem; one whose seal is broken has no such places. */
export type HypothesesRead =
  { ok: true; value: HypothesesFile } | (Refusal<FileRefusal> & { problems: readonly FileProblem[] });

/** Reads a parsed `groundwork.hypotheses/1` document. Every problem is named with its path. */
export function readHypothesesFile(data: unknown, reading: HypothesesReading): HypothesesRead {
  const read = HypothesesDocument.safeParse(data);
  if (!read.success) return invalid(problemsOf(read.error, data));
  const document = read.data;
  const hypotheses = document.hypotheses.map((entry) => hypothesisOf(entry, reading));
  const attachments = [
    ...attachmentsOf(document.hypotheses, hypotheses, reading),
    ...(document.attachments ?? []),
  ];
  const contradictory = [
    ...document.hypotheses.flatMap((entry, at) => [
      ...statementProblems(entry, `hypotheses[${at}]`),
      ...presetProblems(entry, `hypotheses[${at}]`, reading),
    ]),
    ...duplicates(hypotheses),
    ...rolesTwice(attachments),
  ];
  if (contradictory.length > 0) return invalid(contradictory);
  const trusted = trust(document.hypotheses, hypotheses, reading);
  if (!trusted.ok) return { ...trusted, problems: [] };
  const { exemptions = [], classOverrides = [], answers = [], contradictions = [], mutes = [] } = document;
  const judgements = { attachments, exemptions, classOverrides, answers, contradictions, mutes };
  return accept({ hypotheses: trusted.value, judgements });
}

/** Object types of a document in which an outcome is written as a preset: their properties have to be known to read it. */
export function objectTypesOfPresets(data: unknown): string[] {
  const read = HypothesesDocument.safeParse(data);
  const entries = read.success ? read.data.hypotheses : [];
  const withPreset = entries.filter(({ prediction }) =>
    [prediction?.metric, prediction?.guardrail].some((metric) => metric?.kind === 'preset'),
  );
  return [...new Set(withPreset.map(({ objectTypeId = CONTACT }) => objectTypeId))];
}

function invalid(problems: readonly FileProblem[]) {
  const lines = problems.map(({ path, message }) =>
    path === '' ? `The document ${message}` : `${path}: ${message}`,
  );
  const hint = `Mend these places; the form is ${FILE_SCHEMA}.`;
  return { ...refuse('invalid_file', lines.join('\n'), hint), problems };
}

function trust(
  entries: readonly Entry[],
  hypotheses: readonly Hypothesis[],
  { trust: mode = 'as_written', now }: { trust?: FileTrust; now: number },
): Result<Hypothesis[], 'broken_seal'> {
  if (mode === 'as_written') return accept([...hypotheses]);
  if (mode === 'drafts') return accept(hypotheses.map(asDraft));
  const broken = hypotheses.flatMap((one, at) =>
    one.status === 'draft' || entries[at]?.seal === sealOf(one) ? [] : [`hypotheses[${at}] (${one.id})`],
  );
  if (broken.length > 0) {
    const message = `Changed since it was exported, or never exported: ${broken.join(', ')}.`;
    return refuse('broken_seal', message, 'Import without --restore: it then comes in as a draft.');
  }
  const restoredAt = toInstant(now);
  return accept(hypotheses.map((one) => (one.status === 'draft' ? one : { ...one, restoredAt })));
}

function asDraft(hypothesis: Hypothesis): Hypothesis {
  const { restoredAt: _restoredAt, lookBack: _lookBack, ...rest } = hypothesis;
  return {
    ...rest,
    status: 'draft',
    start: null,
    amendments: [],
    verdict: null,
    decision: null,
    successorId: null,
  };
}

function attachmentsOf(
  entries: readonly Entry[],
  hypotheses: readonly Hypothesis[],
  { now, by }: FileMoment,
): Attachment[] {
  const made = { by, at: toInstant(now) };
  return entries.flatMap(({ attach = {} }, at) => {
    const hypothesisId = hypotheses[at]?.id ?? '';
    const to = (kind: 'list' | 'workflow', role: Attachment['role']) => (id: string | number) => {
      return { hypothesisId, asset: { kind, id: String(id) }, role, ...made };
    };
    return [
      ...(attach.treatment ?? []).map(to('list', 'treatment')),
      ...(attach.control ?? []).map(to('list', 'control')),
      ...(attach.workflows ?? []).map(to('workflow', 'tactic')),
    ];
  });
}

function duplicates(hypotheses: readonly Hypothesis[]): FileProblem[] {
  const first = new Map<string, number>();
  return hypotheses.flatMap(({ id }, at) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    return before === undefined
      ? []
      : [{ path: `hypotheses[${at}]`, message: `is ${id}, as hypotheses[${before}] is` }];
  });
}

function rolesTwice(attachments: readonly Attachment[]): FileProblem[] {
  const roles = new Map<string, string>();
  return attachments.flatMap(({ hypothesisId, asset, role }) => {
    const key = `${hypothesisId} ${asset.kind} ${asset.id}`;
    const before = roles.get(key) ?? role;
    roles.set(key, before);
    const message = `${asset.kind} ${asset.id} cannot be both ${before} and ${role} of ${hypothesisId}`;
    return before === role ? [] : [{ path: 'attachments', message }];
  });
}

/**
 * The document for hypotheses and judgements of a portal, ready to be written as YAML. What has its usual value is
 * left out; reading the document gives back exactly what was written.
 */
export function writeHypothesesFile(content: HypothesesFile): HypothesesDocument {
  const { attachments, exemptions, classOverrides, answers, contradictions, mutes } = content.judgements;
  return {
    schema: FILE_SCHEMA,
    hypotheses: content.hypotheses.map(entryOf),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(exemptions.length === 0 ? {} : { exemptions }),
    ...(classOverrides.length === 0 ? {} : { classOverrides }),
    ...(answers.length === 0 ? {} : { answers }),
    ...(contradictions.length === 0 ? {} : { contradictions }),
    ...(mutes.length === 0 ? {} : { mutes }),
  };
}

function entryOf(one: Hypothesis): Entry {
  return {
    id: one.id,
    status: one.status,
    ...(one.kind === 'measured' ? {} : { kind: one.kind }),
    ...(one.objectTypeId === CONTACT ? {} : { objectTypeId: one.objectTypeId }),
    slots: answeredSlots(one.slots),
    ...(one.prediction === null ? {} : { prediction: answeredPrediction(one.prediction, one.status) }),
    ...(one.exposureSource === 'list' ? {} : { exposureSource: one.exposureSource }),
    ...(one.holdoutShare === null ? {} : { holdoutShare: one.holdoutShare }),
    ...(one.reviewOn === null ? {} : { reviewOn: one.reviewOn }),
    ...(one.start === null ? {} : { start: one.start }),
    ...(one.amendments.length === 0 ? {} : { amendments: one.amendments }),
    ...(one.verdict === null ? {} : { verdict: one.verdict }),
    ...(one.decision === null ? {} : { decision: one.decision }),
    ...(one.successorId === null ? {} : { successorId: one.successorId }),
    ...(one.restoredAt === undefined ? {} : { restoredAt: one.restoredAt }),
    ...(one.lookBack === undefined ? {} : { lookBack: one.lookBack }),
    version: one.version,
    createdAt: one.createdAt,
    createdBy: one.createdBy,
    updatedAt: one.updatedAt,
    ...(one.status === 'draft' ? {} : { seal: sealOf(one) }),
  };
}

function answeredSlots(slots: Slots): NonNullable<Entry['slots']> {
  const usual = Object.entries(emptySlots());
  const isUsual = (key: string, value: unknown) =>
    usual.some(([name, empty]) => name === key && JSON.stringify(empty) === JSON.stringify(value));
  // Slots with their own values, less those nobody answered.
  return Object.fromEntries(
    Object.entries(slots).filter(([key, value]) => !isUsual(key, value)),
  ) as NonNullable<Entry['slots']>;
}

function answeredPrediction(
  prediction: Prediction,
  status: Hypothesis['status'],
): NonNullable<Entry['prediction']> {
  // The prediction with its own values, less those nobody gave; that a draft watches nothing beside it is an answer.
  return Object.fromEntries(
    Object.entries(prediction).filter(
      ([key, value]) => value !== null || (key === 'guardrail' && status === 'draft'),
    ),
  ) as NonNullable<Entry['prediction']>;
}
