import { contradict } from '../use-cases/judge/contradict.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface PairOptions {
  workflow: string;
  hypothesis: string;
  sandbox?: true;
}

export async function contradictCommand(
  shell: Shell,
  { workflow, hypothesis, reason, sandbox }: PairOptions & { reason: string },
): Promise<number> {
  const outcome = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const request = { portalId: account.portalId, by: 'cli', workflowId: workflow, hypothesisId: hypothesis };
    return accepted(await contradict(account, { ...request, reason }));
  });
  shell.out(
    outcome === 'added'
      ? 'That hypothesis covers this workflow no longer, from the next audit on.'
      : 'That was said already; the reason is the new one.',
  );
  return EXIT.clean;
}

export async function uncontradictCommand(
  shell: Shell,
  { workflow, hypothesis, sandbox }: PairOptions,
): Promise<number> {
  const key = { workflowId: workflow, hypothesisId: hypothesis };
  const outcome = await withAccount(shell, { mode: 'write', sandbox }, (account) =>
    account.store.judgements.uncontradict(account.portalId, key),
  );
  shell.out(outcome === 'removed' ? 'The chain counts again.' : 'Nobody had contradicted it.');
  return EXIT.clean;
}
