import type { PresetId } from '../../core/hypotheses/preset-sources.ts';
import type { Account } from '../account.ts';
import { chooseOutcome } from '../use-cases/attach/choose-outcome.ts';
import { startHypothesisUseCase } from '../use-cases/attach/start-hypothesis.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface StartOptions {
  outcome?: PresetId;
  field?: string;
  stage?: string;
  sandbox?: true;
}

export async function startCommand(shell: Shell, id: string, options: StartOptions): Promise<number> {
  const started = await withAccount(shell, { mode: 'write', sandbox: options.sandbox }, async (account) => {
    await takeOutcome(account, id, options);
    return accepted(await startHypothesisUseCase(account, await seenNow(account, id)));
  });
  const { hypothesis, warnings } = started;
  for (const { message, hint } of warnings) shell.note(`Note: ${message} ${hint}`);
  shell.out(`“${hypothesis.slots.title}” has started. Who joins from now on counts; read it with: measure`);
  return EXIT.clean;
}

/** `--outcome` is a part of the draft, so it is kept before the start fixes it. */
async function takeOutcome(
  account: Account,
  id: string,
  { outcome, field, stage }: StartOptions,
): Promise<void> {
  if (outcome === undefined) return;
  const choice = { preset: outcome, property: field, stage };
  accepted(await chooseOutcome(account, { ...(await seenNow(account, id)), choice }));
}
