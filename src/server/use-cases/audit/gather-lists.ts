import type { Unreadable } from '../../../core/grounding/audit-input.ts';
import type { ListModel } from '../../../core/grounding/list-model.ts';
import { toListModel } from '../../../core/grounding/to-list-model.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { ListDetails, ListsDoor } from '../../hubspot/port.ts';

/** All lists, those made by a filter with their filter. Refused, they are null and what depends on them unknown. */
export async function gatherLists(
  lists: ListsDoor,
  progress: (text: string) => void,
): Promise<{ lists: ListModel[] | null; unreadable: Unreadable[] }> {
  try {
    return { lists: await readAll(lists, progress), unreadable: [] };
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_forbidden')) throw error;
    const message = `HubSpot refused the segments: ${error.message}. ${error.hint}`;
    return { lists: null, unreadable: [{ ...ALL_LISTS, code: error.code, message }] };
  }
}

const ALL_LISTS = {
  kind: 'list',
  id: 'all',
  name: 'All segments',
  isEnabled: null,
  objectTypeId: null,
} as const;

async function readAll(lists: ListsDoor, progress: (text: string) => void): Promise<ListModel[]> {
  const found = new Map<string, ListDetails>();
  for await (const list of lists.search()) found.set(list.listId, list);
  progress(`Reading segments: ${found.size}`);
  const filtered = [...found.values()].filter(({ processingType }) => processingType !== 'MANUAL');
  for await (const list of lists.read(filtered.map(({ listId }) => listId))) {
    // The search knows the size; a read of single lists need not.
    const size = list.size ?? found.get(list.listId)?.size ?? null;
    found.set(list.listId, { ...list, size });
  }
  return [...found.values()].map((list) => toListModel(list));
}
