import type { Decided } from '../../core/contract/changes.ts';
import type { Decision } from '../../core/hypotheses/hypothesis.ts';
import { newHypothesisId } from '../new-hypothesis-id.ts';
import { decide } from '../use-cases/hypotheses/decide.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface DecideOptions {
  choice: Decision['choice'];
  reason: string;
  reviewedBy?: string;
  sandbox?: true;
}

export async function decideCommand(shell: Shell, id: string, options: DecideOptions): Promise<number> {
  const { choice, reason, reviewedBy, sandbox } = options;
  const decided = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const seen = await seenNow(account, id);
    return accepted(
      await decide({ ...account, newId: newHypothesisId }, { ...seen, choice, reason, reviewedBy }),
    );
  });
  if (decided.reviewAsked !== null) shell.note(`Note: ${decided.reviewAsked}`);
  shell.out(describe(decided));
  return EXIT.clean;
}

function describe({ hypothesis, successor }: Decided): string {
  const title = `“${hypothesis.slots.title}”`;
  if (successor !== null) {
    return `${title} goes on as version 2, a draft: change it, then start it with: groundwork start ${successor.id}`;
  }
  const reviewBy = hypothesis.decision?.reviewBy ?? null;
  if (reviewBy !== null) return `${title} is kept until ${reviewBy}, when it has to be looked at again.`;
  return `${title} is stopped. Workflows that still carry it are findings of the next audit.`;
}
