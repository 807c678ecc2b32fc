import { randomUUID } from 'node:crypto';
import { Fault } from '../../core/fault.ts';
import { withTrail } from '../store/with-trail.ts';
import type { Serving } from '../account-settings.ts';
import { connectsByInstall, openConfiguredAccount, type Account } from '../account.ts';
import type { Shell } from './shell.ts';

export interface AccountOptions {
  /**
   * Commands that only read open the data folder beside a running server. `read_hubspot` reads from HubSpot too: the
   * tokens of an installed app may have to be renewed and kept then, so that it needs the folder for itself.
   */
  mode: 'write' | 'read' | 'read_hubspot';
  sandbox?: true | undefined;
  serving?: Serving;
  /** As in AccountSettings. */
  storePatienceMs?: number;
}

/**
 * Opens the account of the configured key, one that installed the app (the one named with `--portal`), or the demo
 * account with `--sandbox`. Faults as in openConfiguredAccount and openInstalledAccount, and `other_account`.
 */
export async function openAccount(shell: Shell, options: AccountOptions): Promise<Account> {
  const { serving, storePatienceMs } = options;
  const opening = { ...shell, storePatienceMs, ...(serving === undefined ? {} : { serving }) };
  if (options.sandbox === true) {
    const { openSandboxAccount } = await import('./demo/sandbox-account.ts');
    return openSandboxAccount(shell);
  }
  if (connectsByInstall(shell.config)) {
    const mode = options.mode === 'read' ? 'read' : 'write';
    const { openInstalledAccount } = await import('../installed-account.ts');
    return openInstalledAccount({ ...opening, mode }, shell.portalId);
  }
  const mode = options.mode === 'write' ? 'write' : 'read';
  return theNamedOne(await openConfiguredAccount({ ...opening, mode }), shell.portalId);
}

async function theNamedOne(account: Account, named: string | null): Promise<Account> {
  if (named === null || named === account.portalId) return account;
  await account.close();
  throw new Fault(
    'other_account',
    `HUBSPOT_ACCESS_TOKEN is a key of account ${account.portalId}, and --portal names ${named}.`,
    'Leave --portal out, or set the key of that account.',
  );
}

/** Opens an account, does the work as `cli` and closes it again, whatever happens. */
export async function withAccount<Answer>(
  shell: Shell,
  options: AccountOptions,
  work: (account: Account) => Promise<Answer>,
): Promise<Answer> {
  const account = await openAccount(shell, options);
  try {
    if (options.mode !== 'write') return await work(account);
    const author = { by: 'cli', now: account.now, newId: randomUUID };
    return await work({ ...account, store: withTrail(account.store, author) });
  } finally {
    await account.close();
  }
}
