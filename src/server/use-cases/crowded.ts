import type { MeasureReport } from '../../core/contract/measure-report.ts';
import type { Store } from '../store/port/store.ts';

/**
 * What to say where the cohorts of all accounts together are more than the store holds well in memory; null where they
 * are not. It is said and nothing is refused: who joins a segment and is not kept cannot be read later.
 */
export async function crowdedNotice(
  store: Pick<Store, 'portals' | 'hypotheses' | 'ledger' | 'mostMembers'>,
): Promise<MeasureReport['notices'][number] | null> {
  const { mostMembers } = store;
  if (mostMembers === null || !(await holdsMoreThan(store, mostMembers))) return null;
  return {
    code: 'store_crowded',
    message: `More than ${mostMembers.toLocaleString('en-GB')} members of segments are kept in files, which one process holds in memory as a whole.`,
    hint: 'Nothing is lost. Move to PostgreSQL before memory runs out: stop the server, run “store copy --from <data folder> --to <DATABASE_URL>”, set DATABASE_URL and start (docs/operating.md, “PostgreSQL”).',
  };
}

async function holdsMoreThan(
  { portals, hypotheses, ledger }: Pick<Store, 'portals' | 'hypotheses' | 'ledger'>,
  most: number,
): Promise<boolean> {
  let members = 0;
  for (const { portalId } of await portals.list())
    for (const { id } of await hypotheses.list(portalId)) members += await ledger.count(portalId, id);
  return members > most;
}
