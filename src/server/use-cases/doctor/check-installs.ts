import { scopesMissing, type WritingUses } from '../../../core/access/scopes.ts';
import type { Check } from '../../../core/contract/doctor-report.ts';
import { Fault } from '../../../core/fault.ts';
import type { Install } from '../../store/port/installs.ts';
import type { Store } from '../../store/port/store.ts';
import type { KeyRing } from '../../store/sealing.ts';
import { openTokens } from '../install/kept-tokens.ts';

/** How the accounts stand that connected by installing the app; nothing is asked of HubSpot. */
export async function checkInstalls(store: Store, keys: KeyRing): Promise<Check[]> {
  const installs = await store.installs.list();
  if (installs.length === 0) return [NOBODY_YET];
  const checks: Check[] = [];
  for (const install of installs) {
    const portal = await store.portals.get(install.portalId);
    const uses = { writing: portal?.writesEnabled ?? false, tasks: portal?.tasksEnabled ?? false };
    checks.push(...checksOf(install, keys, uses));
  }
  return checks;
}

const NOBODY_YET: Check = {
  id: 'accounts',
  status: 'warning',
  text: 'No account has connected yet.',
  mend: 'Open /install on this server’s public address and follow it, as a super admin of the account.',
};

function checksOf(install: Install, keys: KeyRing, uses: WritingUses): Check[] {
  const { portalId, tokens, disconnected, scopes } = install;
  const id = `account.${portalId}`;
  if (tokens === null || disconnected !== null) return [endedCheck(install)];
  const broken = keyProblem(keys, portalId, tokens);
  if (broken !== null) return [{ id, status: 'failed', ...broken }];
  const old = tokens.keyId === keys.currentKeyId ? [] : [oldKeyCheck(portalId)];
  const gaps = scopesMissing(scopes, uses).map((need): Check => ({
    id: `${id}.${need.scope}`,
    status: 'warning',
    text: `Account ${portalId} does not grant ${need.scope}.`,
    mend: `${need.without} An admin of the account can grant it by connecting again at /install.`,
  }));
  return [{ id, status: 'ok', text: `Account ${portalId} is connected.`, mend: null }, ...old, ...gaps];
}

function endedCheck({ portalId, disconnected }: Install): Check {
  const why =
    disconnected?.how === 'asked' ? 'was disconnected' : 'took the app out, or HubSpot revoked its tokens';
  return {
    id: `account.${portalId}`,
    status: 'warning',
    text: `Account ${portalId} ${why} on ${disconnected?.at.slice(0, 10)}; its data is erased on ${disconnected?.eraseAt.slice(0, 10)}.`,
    mend: 'To keep it, an admin of the account connects again at /install before that day.',
  };
}

function oldKeyCheck(portalId: string): Check {
  return {
    id: `account.${portalId}.key`,
    status: 'warning',
    text: `The tokens of account ${portalId} are encrypted with an older key.`,
    mend: 'Stop the server and run “groundwork keys rotate”; then the older key can be taken away.',
  };
}

function keyProblem(
  keys: KeyRing,
  portalId: string,
  tokens: NonNullable<Install['tokens']>,
): Pick<Check, 'text' | 'mend'> | null {
  try {
    openTokens(keys, portalId, tokens);
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { text: `Account ${portalId}: ${error.message}`, mend: error.hint };
  }
}
