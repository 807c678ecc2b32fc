import type { WorkflowClass } from '../../core/grounding/judgements.ts';
import { setClass } from '../use-cases/judge/set-class.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface ClassOptions {
  workflow: string[];
  reason: string;
  sandbox?: true;
}

export async function classCommand(
  shell: Shell,
  found: WorkflowClass,
  { workflow, reason, sandbox }: ClassOptions,
): Promise<number> {
  const { added, replaced } = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    const { portalId } = account;
    const request = { portalId, by: 'cli', workflowIds: workflow, class: found, reason };
    return accepted(await setClass(account, request));
  });
  const count = added + replaced;
  const again = replaced === 0 ? '' : `, ${replaced} of them anew`;
  shell.out(`${count} ${count === 1 ? 'workflow' : 'workflows'} set to ${found}${again}.`);
  return EXIT.clean;
}

export async function unclassCommand(
  shell: Shell,
  workflowId: string,
  { sandbox }: { sandbox?: true },
): Promise<number> {
  const outcome = await withAccount(shell, { mode: 'write', sandbox }, (account) =>
    account.store.judgements.clearClass(account.portalId, workflowId),
  );
  shell.out(outcome === 'removed' ? 'Its actions tell again what it is.' : 'It had no class set by hand.');
  return EXIT.clean;
}
