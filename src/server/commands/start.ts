import { startHypothesisUseCase } from '../use-cases/attach/start-hypothesis.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface StartOptions {
  sandbox?: true;
}

export async function startCommand(shell: Shell, id: string, { sandbox }: StartOptions): Promise<number> {
  const started = await withAccount(shell, { mode: 'write', sandbox }, async (account) =>
    accepted(await startHypothesisUseCase(account, await seenNow(account, id))),
  );
  const { hypothesis, warnings } = started;
  for (const { message, hint } of warnings) shell.note(`Note: ${message} ${hint}`);
  shell.out(`“${hypothesis.slots.title}” has started. Who joins from now on counts; read it with: measure`);
  return EXIT.clean;
}
