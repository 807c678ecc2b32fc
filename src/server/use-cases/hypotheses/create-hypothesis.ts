import { draftHypothesis } from '../../../core/hypotheses/draft.ts';
import { HypothesisContent, type Hypothesis } from '../../../core/hypotheses/hypothesis.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';

/** Ids are drawn at random; a taken one is drawn again, and this often in a row cannot be chance. */
const DRAWS = 3;

/** Keeps a new draft. A draft may be incomplete: the coach asks for the rest. */
export async function createHypothesis(
  deps: Pick<AttachDeps, 'store' | 'now' | 'newId'>,
  request: Actor & { content: HypothesisContent },
): Promise<Result<Hypothesis, 'invalid_content' | 'no_free_id'>> {
  const content = readContent(request.content);
  if (!content.ok) return content;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const draft = draftHypothesis({
      id: deps.newId(),
      now: deps.now(),
      by: request.by,
      content: content.value,
    });
    const created = await deps.store.hypotheses.create(request.portalId, draft);
    if (created.ok) return created;
  }
  return refuse(
    'no_free_id',
    `No free id was found in ${DRAWS} draws.`,
    'Try again; if it stays, the id source is broken.',
  );
}

/** What a person wrote, within the lengths and forms a hypothesis allows. */
export function readContent(content: unknown): Result<HypothesisContent, 'invalid_content'> {
  const read = HypothesisContent.safeParse(content);
  if (read.success) return accept(read.data);
  const places = [...new Set(read.error.issues.map(({ path }) => path.map(String).join('.')))];
  const message = `These parts do not fit a hypothesis: ${places.join(', ')}.`;
  return refuse(
    'invalid_content',
    message,
    'Titles have at most 40 characters, shares lie between 0 and 1, days are written 2026-12-31.',
  );
}
