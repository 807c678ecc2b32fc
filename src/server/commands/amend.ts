import type { Decided } from '../../core/contract/changes.ts';
import { refuse } from '../../core/result.ts';
import { newHypothesisId } from '../new-hypothesis-id.ts';
import { answerQuestion, type Answer } from '../use-cases/hypotheses/answer-question.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface AmendOptions {
  answer: Answer['answer'];
  reason: string;
  sandbox?: true;
}

/** Answers the question of the latest measuring. */
export async function amendCommand(shell: Shell, id: string, options: AmendOptions): Promise<number> {
  const { sandbox, ...answer } = options;
  const done = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const seen = await seenNow(account, id);
    const reading = await account.store.readings.latest(account.portalId, id);
    const questionId = reading?.question?.id ?? accepted<string>(NOTHING_ASKED);
    const request = { ...seen, ...answer, questionId };
    return accepted(await answerQuestion({ ...account, newId: newHypothesisId }, request));
  });
  shell.out(describe(done));
  return EXIT.clean;
}

const NOTHING_ASKED = refuse(
  'no_question',
  'The latest measuring put no question about it.',
  'Measure again: groundwork measure',
);

function describe({ hypothesis, successor }: Decided): string {
  const title = `“${hypothesis.slots.title}”`;
  return successor === null
    ? `Noted for ${title}. The next “measure” goes on from here.`
    : `${title} goes on as version 2, a draft: change it, then start it with: groundwork start ${successor.id}`;
}
