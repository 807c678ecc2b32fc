import { isDeepStrictEqual } from 'node:util';
import type { HypothesesFile } from '../../../core/hypotheses/hypotheses-file.ts';
import { contentOf } from '../../../core/hypotheses/draft.ts';
import { reviseDraft } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Judgements } from '../../../core/grounding/judgements.ts';
import type { Store } from '../../store/port.ts';

export interface ImportReport {
  created: string[];
  /** Drafts whose words were replaced. */
  revised: string[];
  unchanged: string[];
  /** Hypotheses that stayed as they are, with the reason. */
  refused: { id: string; title: string; reason: string }[];
  judgements: number;
}

interface ImportDeps {
  store: Store;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * Takes a read file into the store: what is new is created, drafts take the file's words, started hypotheses stay as
 * they were started. Running it twice changes nothing the second time.
 */
export async function importHypotheses(
  { store, now }: ImportDeps,
  portalId: string,
  file: HypothesesFile,
): Promise<ImportReport> {
  const report: ImportReport = { created: [], revised: [], unchanged: [], refused: [], judgements: 0 };
  for (const hypothesis of file.hypotheses) await takeIn(store, portalId, hypothesis, now(), report);
  report.judgements = await takeJudgements(store, portalId, file.judgements);
  return report;
}

async function takeIn(
  store: Store,
  portalId: string,
  hypothesis: Hypothesis,
  now: number,
  report: ImportReport,
): Promise<void> {
  const { id, slots } = hypothesis;
  const created = await store.hypotheses.create(portalId, hypothesis);
  if (created.ok) return void report.created.push(id);
  const stored = await store.hypotheses.get(portalId, id);
  if (stored === null || says(stored, hypothesis)) return void report.unchanged.push(id);
  const revised = reviseDraft(stored, { now, content: contentOf(hypothesis) });
  const written = revised.ok
    ? await store.hypotheses.replace(portalId, stored.version, revised.value)
    : revised;
  if (written.ok) report.revised.push(id);
  else report.refused.push({ id, title: slots.title, reason: `${written.message} ${written.hint}` });
}

function says(stored: Hypothesis, given: Hypothesis): boolean {
  return isDeepStrictEqual(contentOf(stored), contentOf(given));
}

async function takeJudgements(store: Store, portalId: string, judgements: Judgements): Promise<number> {
  const { attachments, exemptions, classOverrides, answers, contradictions, mutes } = judgements;
  for (const attachment of attachments) await store.judgements.attach(portalId, attachment);
  for (const exemption of exemptions) await store.judgements.exempt(portalId, exemption);
  for (const override of classOverrides) await store.judgements.overrideClass(portalId, override);
  for (const answer of answers) await store.judgements.answer(portalId, answer);
  for (const contradiction of contradictions) await store.judgements.contradict(portalId, contradiction);
  for (const mute of mutes) await store.judgements.mute(portalId, mute);
  return [attachments, exemptions, classOverrides, answers, contradictions, mutes].flat().length;
}
