import { canonicalJson, sha256Of } from '../../grounding/workflow/canonical.ts';
import { CONTACT } from '../../object-type.ts';
import { NOTHING_FIXED } from '../../outcomes/metric/goal.ts';
import { toInstant } from '../../time.ts';
import { emptySlots } from '../draft.ts';
import { slotsFromStatement } from '../from-statement.ts';
import {
  Slots,
  type Hypothesis,
  type HypothesisContent,
  type Prediction,
  type Start,
} from '../hypothesis.ts';
import { lintStatement } from '../lint.ts';
import { metricOfPreset } from '../metric-presets.ts';
import type { Metric } from '../metric.ts';
import { DEFAULT_GUARDRAIL, PRESETS } from '../preset-sources.ts';
import type { PropertyFacts } from '../start-check.ts';
import { titleFrom } from '../title.ts';
import { problemsOf, type FileProblem } from './problems.ts';
import type { Entry, FileMetric } from './schema.ts';

/** Late entries in the CRM are waited for this long where nobody said otherwise (statistics, g). */
const GRACE_DAYS = 2;

export interface FileMoment {
  /** Epoch milliseconds: when hand-written entries begin. */
  now: number;
  by: string;
  /** Properties of an object type, for outcomes written as presets; without them the best source is taken to be there. */
  propertiesOf?: (objectTypeId: string) => readonly PropertyFacts[] | null;
}

/** An entry with everything filled in that its author left out. */
export function hypothesisOf(entry: Entry, moment: FileMoment): Hypothesis {
  const id = entry.id ?? idFrom(entry);
  const status = entry.status ?? 'draft';
  const createdAt = entry.createdAt ?? toInstant(moment.now);
  const createdBy = entry.createdBy ?? moment.by;
  const written: Hypothesis = {
    ...contentFrom(entry, moment),
    id,
    version: entry.version ?? 1,
    status,
    start: entry.start ?? (status === 'live' ? startFrom(entry, createdAt, createdBy) : null),
    amendments: entry.amendments ?? [],
    verdict: entry.verdict ?? null,
    decision: entry.decision ?? null,
    successorId: entry.successorId ?? null,
    createdAt,
    createdBy,
    updatedAt: entry.updatedAt ?? createdAt,
  };
  return {
    ...written,
    ...(entry.restoredAt === undefined ? {} : { restoredAt: entry.restoredAt }),
    ...(entry.lookBack === undefined ? {} : { lookBack: entry.lookBack }),
  };
}

function contentFrom(entry: Entry, moment: FileMoment): HypothesisContent {
  return {
    kind: entry.kind ?? 'measured',
    objectTypeId: entry.objectTypeId ?? CONTACT,
    slots: slotsFrom(entry),
    prediction: predictionFrom(entry, moment),
    exposureSource: entry.exposureSource ?? 'list',
    holdoutShare: entry.holdoutShare ?? null,
    reviewOn: entry.reviewOn ?? null,
  };
}

/** A slot that was written out counts for more than what the statement says. */
function slotsFrom({ statement, slots = {} }: Entry): Slots {
  if (statement === undefined) return { ...emptySlots(), ...defined(slots) };
  const filled = {
    ...slotsFromStatement(statement, lintStatement(statement).slots),
    ...defined(slots),
  };
  return filled.title === '' ? { ...filled, title: titleFrom(filled) } : filled;
}

/** Parts of a statement that are too long for their slots. */
export function statementProblems(entry: Entry, path: string): FileProblem[] {
  if (entry.statement === undefined) return [];
  const slots = slotsFrom(entry);
  const fits = Slots.safeParse(slots);
  if (fits.success) return [];
  return problemsOf(fits.error, slots).map((problem) => ({
    path: `${path}.statement`,
    message: `as “${problem.path}”, ${problem.message}; say it shorter in slots.${problem.path}`,
  }));
}

/** The same without keys that are present but undefined. */
function defined<T extends object>(from: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  // Entries are the object's own, less those without a value.
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

function predictionFrom(entry: Entry, moment: FileMoment): Prediction | null {
  const written = entry.prediction ?? null;
  if (written === null) return null;
  const baseline = written.baseline ?? null;
  const target = written.target ?? null;
  const falls = baseline !== null && target !== null && target < baseline;
  return {
    metric: fileMetric(written.metric ?? null, entry, moment),
    direction: written.direction ?? (falls ? 'down' : 'up'),
    baseline,
    target,
    windowDays: written.windowDays ?? null,
    graceDays: written.graceDays ?? GRACE_DAYS,
    deadline: written.deadline ?? null,
    guardrail: fileMetric(written.guardrail ?? usualGuardrail(entry), entry, moment),
  };
}

/** What is watched beside the outcome of a draft whose author said nothing of it; `null` says that nothing is. */
function usualGuardrail({ status = 'draft', prediction, objectTypeId = CONTACT }: Entry): FileMetric | null {
  const isOpen = status === 'draft' && prediction?.guardrail === undefined;
  const isKnown = objectTypeId in PRESETS[DEFAULT_GUARDRAIL].sources;
  return isOpen && isKnown ? { kind: 'preset', preset: DEFAULT_GUARDRAIL } : null;
}

/** A metric as it was written; a preset that names none here is told of by `presetProblems`. */
function fileMetric(written: FileMetric | null, entry: Entry, moment: FileMoment): Metric | null {
  if (written?.kind !== 'preset') return written;
  const found = presetIn(written, entry, moment);
  return found.ok ? found.value : null;
}

function presetIn(
  written: Extract<FileMetric, { kind: 'preset' }>,
  { objectTypeId = CONTACT }: Entry,
  { propertiesOf }: FileMoment,
) {
  return metricOfPreset(written, { objectTypeId, properties: propertiesOf?.(objectTypeId) ?? null });
}

/** Presets of an entry that name no metric: what is missing, with the mend. */
export function presetProblems(entry: Entry, path: string, moment: FileMoment): FileProblem[] {
  return (['metric', 'guardrail'] as const).flatMap((key) => {
    const written = entry.prediction?.[key] ?? null;
    const found = written?.kind === 'preset' ? presetIn(written, entry, moment) : null;
    if (found === null || found.ok) return [];
    return [{ path: `${path}.prediction.${key}`, message: `${found.message} ${found.hint}` }];
  });
}

/** A hand-written entry that says it is running: nothing is known of how its lists and workflows were. */
function startFrom({ attach = {} }: Entry, at: string, by: string): Start {
  const list = (role: 'treatment' | 'control') => (listId: string | number) => ({
    listId: String(listId),
    role,
    name: '',
    filterHash: null,
  });
  return {
    at,
    by,
    lists: [
      ...(attach.treatment ?? []).map(list('treatment')),
      ...(attach.control ?? []).map(list('control')),
    ],
    workflows: (attach.workflows ?? []).map((id) => ({ workflowId: String(id), meaningHash: null })),
    ...NOTHING_FIXED,
  };
}

/** The same words give the same id, so that taking a file in twice makes nothing twice. */
function idFrom({ statement, slots, prediction }: Entry): string {
  const hash = sha256Of(canonicalJson([statement ?? null, slots ?? null, prediction ?? null]));
  return `h_${BigInt(`0x${hash}`).toString(36).slice(0, 10)}`;
}
