import type { Account } from '../../account.ts';
import type { Shell } from '../shell.ts';
import { openKept } from './kept-account.ts';
import { openDemo } from './open-demo.ts';
import { replayPlan } from './replay-plan.ts';

/** The demo account for any command that takes `--sandbox`: as it is kept, or brought to where it stands today. */
export async function openSandboxAccount(shell: Shell): Promise<Account> {
  const { config, now: wallClock, note } = shell;
  if (config.sandboxDir !== null) return openKept(shell, config.sandboxDir);
  const demo = await openDemo({}, { config, endsAt: wallClock(), wallClock, note });
  await replayPlan(demo, shell.progress);
  return demo;
}
