import type { StartPreview } from '../../core/contract/changes.ts';
import type { PresetId } from '../../core/hypotheses/preset-ids.ts';
import type { Account } from '../account.ts';
import { chooseOutcome } from '../use-cases/hypotheses/choose-outcome.ts';
import { wrap } from '../report/layout.ts';
import { planText } from '../report/plan-text.ts';
import { previewStart } from '../use-cases/hypotheses/preview-start.ts';
import { startHypothesisUseCase } from '../use-cases/hypotheses/start-hypothesis.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { seenNow } from './seen-now.ts';
import { EXIT, type Shell } from './shell.ts';

interface StartOptions {
  outcome?: PresetId;
  field?: string;
  stage?: string;
  preview?: true;
  sandbox?: true;
}

/** Shows the plan, then starts; whoever wants to see it first asks for `--preview`. */
export async function startCommand(shell: Shell, id: string, options: StartOptions): Promise<number> {
  const { preview = false, sandbox } = options;
  const shown = await withAccount(shell, { mode: 'write', sandbox }, async (account) => {
    await takeOutcome(account, id, options);
    const seen = await seenNow(account, id);
    const looked = accepted(await previewStart(account, seen));
    if (preview) return { ...looked, title: null };
    const plan = looked.plan ?? undefined;
    const { hypothesis } = accepted(await startHypothesisUseCase(account, { ...seen, accepted: plan }));
    return { ...looked, title: hypothesis.slots.title };
  });
  show(shell, shown);
  return EXIT.clean;
}

function show(shell: Shell, { plan, warnings, title }: StartPreview & { title: string | null }): void {
  const width = Math.min(shell.width, 110);
  const told = warnings.filter(({ code }) => code !== 'short_of_sample');
  for (const { message, hint } of told) shell.note(`Note: ${message} ${hint}`);
  const lines = (plan === null ? [] : planText(plan)).flatMap((text) => wrap(text, width, '  '));
  const ending =
    title === null
      ? 'Nothing was started. Start it with the same command without --preview.'
      : `“${title}” has started. Who joins from now on counts; read it with: measure`;
  shell.out([...lines, ending].join('\n'));
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
