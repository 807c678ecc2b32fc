import type { Account } from '../../account.ts';
import type { Shell } from '../shell.ts';
import { openDemo } from './open-demo.ts';
import { replayPlan } from './replay-plan.ts';

/** The demo account, brought to where it stands today, for any command that takes `--sandbox`. */
export async function openSandboxAccount(shell: Shell): Promise<Account> {
  const { config, now: wallClock, note } = shell;
  const demo = await openDemo({}, { config, endsAt: wallClock(), wallClock, note });
  await replayPlan(demo, shell.progress);
  return demo;
}
