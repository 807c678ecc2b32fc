import type { Schedule } from '../../../core/contract/schedule.ts';
import { nextMoment, SCHEDULED, type Scheduled } from '../../../core/schedule.ts';
import { toInstant } from '../../../core/time.ts';
import type { PortalRecord } from '../../store/port/portals.ts';

/** What is done by the account's clock: whether it is wanted, when it was last started and when it is next. */
export function describeSchedule(portal: PortalRecord, now: number): Schedule['work'] {
  const { lastStarted, since, timeZone } = portal;
  return SCHEDULED.map((work) => {
    const isOn = isWanted(work, portal);
    const last = Date.parse(lastStarted[work] ?? since);
    const next = isOn ? toInstant(nextMoment(work, { last, now, timeZone })) : null;
    return { work, isOn, lastStarted: lastStarted[work] ?? null, next };
  });
}

/** Whether the account wants this work done by the clock. */
export function isWanted(work: Scheduled, { writesEnabled, weekly }: PortalRecord): boolean {
  if (work === 'write_back') return writesEnabled;
  return work === 'weekly_message' ? weekly !== null : true;
}
