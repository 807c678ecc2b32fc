import type { SyncedObjectType, SyncedProperty, SyncReport } from '../../../core/contract/sync-report.ts';
import type { Participation } from '../../../core/outcomes/properties/property-values.ts';
import { toInstant } from '../../../core/time.ts';

/** A report with nothing in it yet. */
export function emptyReport(
  about: Pick<SyncReport, 'portalId' | 'action' | 'dryRun'>,
  now: number,
): SyncReport {
  return {
    schema: 'groundwork.sync/1',
    ...about,
    at: toInstant(now),
    ...{ objectTypes: [], refused: [], changes: [], changesLeftOff: 0, notices: [] },
    ...{ dailyCap: null, triggeredWorkflows: null },
  };
}

export function emptyCounts(objectTypeId: string, properties: SyncedProperty[]): SyncedObjectType {
  return {
    ...{ objectTypeId, properties },
    ...{ records: 0, unchanged: 0, written: 0, refused: 0, gone: 0, postponed: 0 },
    results: { reached: 0, notReached: 0, waiting: 0, other: 0 },
  };
}

/** Adds a record that takes part in hypotheses. */
export function countParticipant(
  counts: SyncedObjectType,
  { parts }: { parts: readonly Participation[] },
): void {
  if (parts.length > 0) counts.records += 1;
  for (const { standing } of parts) counts.results[resultOf(standing)] += 1;
}

function resultOf(standing: Participation['standing']): keyof SyncedObjectType['results'] {
  if (standing === 'reached') return 'reached';
  if (standing === 'not_reached') return 'notReached';
  return standing === 'waiting' || standing === 'unread' ? 'waiting' : 'other';
}
