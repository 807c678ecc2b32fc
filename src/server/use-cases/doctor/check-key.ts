import { scopesBeyondNeed, scopesUnused, type WritingUses } from '../../../core/access/scopes.ts';
import type { Check } from '../../../core/contract/doctor-report.ts';

const ID = 'key';

/** Whether a key may do more than Groundwork has a use for; `granted` is null where HubSpot does not tell. */
export function checkKey(granted: readonly string[] | null, uses: WritingUses): Check {
  if (granted === null)
    return { id: ID, status: 'skipped', text: 'HubSpot does not say what this key grants.', mend: null };
  const beyond = [...scopesBeyondNeed(granted), ...scopesUnused(granted, uses)];
  if (beyond.length === 0)
    return { id: ID, status: 'ok', text: 'The key grants nothing that is not used.', mend: null };
  return {
    id: ID,
    status: 'warning',
    text: `The key grants more than Groundwork uses: ${beyond.join(', ')}.`,
    mend: 'Take these permissions from the key in HubSpot, so that a lost key does less harm.',
  };
}
