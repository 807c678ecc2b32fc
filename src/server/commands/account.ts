import { randomUUID } from 'node:crypto';
import { withTrail } from '../store/with-trail.ts';
import { openConfiguredAccount, type Account, type Serving } from '../account.ts';
import type { Shell } from './shell.ts';

export interface AccountOptions {
  /** Commands that only read open the data folder beside a running server. */
  mode: 'write' | 'read';
  sandbox?: true | undefined;
  serving?: Serving;
}

/** Opens the configured account, or the demo account with `--sandbox`. Faults as in openConfiguredAccount. */
export async function openAccount(shell: Shell, options: AccountOptions): Promise<Account> {
  const { mode, serving } = options;
  const settings = { ...shell, mode, ...(serving === undefined ? {} : { serving }) };
  if (options.sandbox !== true) return openConfiguredAccount(settings);
  const { openSandboxAccount } = await import('./demo/sandbox-account.ts');
  return openSandboxAccount(shell);
}

/** Opens an account, does the work as `cli` and closes it again, whatever happens. */
export async function withAccount<Answer>(
  shell: Shell,
  options: AccountOptions,
  work: (account: Account) => Promise<Answer>,
): Promise<Answer> {
  const account = await openAccount(shell, options);
  try {
    if (options.mode === 'read') return await work(account);
    const author = { by: 'cli', now: account.now, newId: randomUUID };
    return await work({ ...account, store: withTrail(account.store, author) });
  } finally {
    await account.close();
  }
}
