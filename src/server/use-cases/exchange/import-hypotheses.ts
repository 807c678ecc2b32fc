import { comparedSaid } from '../../../core/hypotheses/file/difference.ts';
import { saidIn, type Said } from '../../../core/hypotheses/file/said.ts';
import type { HypothesesFile } from '../../../core/hypotheses/hypotheses-file.ts';
import { contentOf, isSameContent } from '../../../core/hypotheses/draft.ts';
import { reviseDraft } from '../../../core/hypotheses/change.ts';
import type { Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import type { Judgements } from '../../../core/grounding/judgements.ts';
import type { JudgementStore } from '../../store/port/judgements.ts';
import type { Store } from '../../store/port/store.ts';

export interface ImportReport {
  created: string[];
  /** Drafts whose words were replaced. */
  revised: string[];
  unchanged: string[];
  /** Hypotheses that stayed as they are, with the reason. */
  refused: { id: string; title: string; reason: string }[];
  /** Judgements that are new or say something else now. */
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
  if (stored === null || isSameContent(stored, hypothesis)) return void report.unchanged.push(id);
  const revised = reviseDraft(stored, { now, content: contentOf(hypothesis) });
  const written = revised.ok
    ? await store.hypotheses.replace(portalId, stored.version, revised.value)
    : revised;
  if (written.ok) report.revised.push(id);
  else report.refused.push({ id, title: slots.title, reason: `${written.message} ${written.hint}` });
}

/** Takes what the portal does not say yet, or says otherwise; answers how many judgements that were. */
async function takeJudgements(store: Store, portalId: string, given: Judgements): Promise<number> {
  const known = await store.judgements.all(portalId);
  const news = comparedSaid(saidIn(given), saidIn(known)).filter(
    ({ where }) => where === 'only_in_file' || where === 'changed',
  );
  for (const { item } of news) await takeOne(store.judgements, portalId, item);
  return news.length;
}

function takeOne(judgements: JudgementStore, portalId: string, { kind, item }: Said): Promise<unknown> {
  switch (kind) {
    case 'attachment':
      return judgements.attach(portalId, item);
    case 'exemption':
      return judgements.exempt(portalId, item);
    case 'class':
      return judgements.overrideClass(portalId, item);
    case 'answer':
      return judgements.answer(portalId, item);
    case 'contradiction':
      return judgements.contradict(portalId, item);
    case 'mute':
      return judgements.mute(portalId, item);
  }
}
