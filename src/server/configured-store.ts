import type { AccountSettings } from './account-settings.ts';
import { openLogs } from './log.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/port/store.ts';

/** The store that is configured. Throws `store_…` as `openStore` does. */
export function openConfiguredStore(settings: AccountSettings): Promise<Store> {
  const { config, now, sleep, note, mode, serving, storePatienceMs: patienceMs } = settings;
  const { dataDir: directory, databaseUrl, databasePool, logging } = config;
  const log = openLogs(logging, note)('store');
  return openStore({
    ...{ directory, databaseUrl, databasePool, now, sleep, mode, log: note, patienceMs },
    ...(serving === undefined ? {} : { onLockLost: serving.onStoreLost }),
    ...(log.isLevelEnabled('debug') ? { onStatement: (statement) => log.debug(statement) } : {}),
  });
}
