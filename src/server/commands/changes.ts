import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

/** Changes handed out at a time. */
const AT_ONCE = 500;

/** Prints every change, the latest first, as one JSON object a line. */
export async function changesCommand(shell: Shell, { sandbox }: { sandbox?: true }): Promise<number> {
  await withAccount(shell, { mode: 'read', sandbox }, async ({ store, portalId }) => {
    for (let after = 0; ;) {
      const { total, results } = await store.changes.page(portalId, { after, limit: AT_ONCE });
      for (const change of results) shell.out(JSON.stringify(change));
      after += results.length;
      if (results.length === 0 || after >= total) return;
    }
  });
  return EXIT.clean;
}
