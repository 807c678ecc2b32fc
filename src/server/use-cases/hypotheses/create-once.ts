import { draftHypothesis, isSameContent } from '../../../core/hypotheses/draft.ts';
import type { Hypothesis, HypothesisContent } from '../../../core/hypotheses/hypothesis.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { readContent } from './create-hypothesis.ts';

/**
 * Keeps a new draft under an id of its author's making, so that a request that is sent again makes no second one: it is
 * answered with the draft that is there, as long as that still says the same.
 */
export async function createOnce(
  { store, now }: Pick<AttachDeps, 'store' | 'now'>,
  { portalId, by, id, content: given }: Actor & { id: string; content: HypothesisContent },
): Promise<Result<Hypothesis, 'invalid_content' | 'id_taken'>> {
  const content = readContent(given);
  if (!content.ok) return content;
  const draft = draftHypothesis({ id, now: now(), by, content: content.value });
  const created = await store.hypotheses.create(portalId, draft);
  if (created.ok) return created;
  const stored = await store.hypotheses.get(portalId, id);
  const isSame = stored !== null && isSameContent(stored, draft);
  if (isSame) return accept(stored);
  const message = `There is another hypothesis with the id ${id}.`;
  return refuse('id_taken', message, 'Send it with a fresh id, or change the one that is there.');
}
