import type { SyncNotice, SyncReport } from '../../../core/contract/sync-report.ts';
import { dayOf } from '../../../core/time.ts';
import type { PortalDeps } from '../portal-deps.ts';

/** What may be written on one day unless told otherwise: other tools read every changed record again. */
export const DAILY_CAP = 10_000;

type Cap = NonNullable<SyncReport['dailyCap']>;

/** The cap of today, in the portal's time zone. */
export async function capOfToday(
  { store, now, timeZone }: PortalDeps,
  portalId: string,
  limit: number,
): Promise<Cap> {
  const day = dayOf(now(), timeZone);
  return { day, limit, writtenBefore: await store.writeBack.countedOn(portalId, day) };
}

export function leftOf({ limit, writtenBefore }: Cap): number {
  return Math.max(0, limit - writtenBefore);
}

/** Says how many records have to wait because of the cap. */
export function capNotices({ dailyCap, objectTypes }: SyncReport): SyncNotice[] {
  const postponed = objectTypes.reduce((sum, counts) => sum + counts.postponed, 0);
  if (dailyCap === null || postponed === 0) return [];
  return [
    {
      code: 'daily_cap',
      message: `${postponed} records wait: at most ${dailyCap.limit} are written on one day.`,
      hint: 'Run it again tomorrow, or raise the cap with --limit.',
    },
  ];
}
