import type { Check } from '../../../core/contract/doctor-report.ts';
import type { Store } from '../../store/port/store.ts';
import { crowdedNotice } from '../crowded.ts';

/** Whether the store has room for the cohorts it keeps; nothing where it has. */
export async function checkRoom(store: Store): Promise<Check[]> {
  const notice = await crowdedNotice(store);
  if (notice === null) return [];
  return [{ id: 'store_room', status: 'warning', text: notice.message, mend: notice.hint }];
}
