import type { Unreadable } from '../../../core/grounding/audit-input.ts';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { toListModel } from '../../../core/grounding/list/to-list-model.ts';
import type { ListDetails, ListsDoor } from '../../hubspot/port.ts';
import type { KeptDefinitions } from './kept-definitions.ts';
import { readOptional } from './optional-source.ts';

/** All lists, those made by a filter with their filter. Unread, they are null and what depends on them unknown. */
export async function gatherLists(
  lists: Pick<ListsDoor, 'search' | 'read'>,
  kept: KeptDefinitions,
  progress: (text: string) => void,
): Promise<{ lists: ListModel[] | null; unreadable: Unreadable[] }> {
  const read = await readOptional(() => readAll(lists, kept, progress));
  if ('value' in read) return { lists: read.value, unreadable: [] };
  const { code, message, hint } = read.fault;
  const what =
    code === 'hubspot_forbidden' ? 'HubSpot refused the segments' : 'The segments could not be read';
  return { lists: null, unreadable: [{ ...ALL_LISTS, code, message: `${what}: ${message}. ${hint}` }] };
}

const ALL_LISTS = {
  kind: 'list',
  id: 'all',
  name: 'All segments',
  isEnabled: null,
  objectTypeId: null,
} as const;

async function readAll(
  lists: Pick<ListsDoor, 'search' | 'read'>,
  kept: KeptDefinitions,
  progress: (text: string) => void,
): Promise<ListModel[]> {
  const found = new Map<string, ListDetails>();
  for await (const list of lists.search()) found.set(list.listId, list);
  progress(`Reading segments: ${found.size}`);
  const filtered = [...found.values()].filter(({ processingType }) => processingType !== 'MANUAL');
  const toRead: string[] = [];
  for (const list of filtered) {
    const filterBranch = kept.ofList(list);
    if (filterBranch === undefined) toRead.push(list.listId);
    else found.set(list.listId, { ...list, filterBranch });
  }
  for await (const list of lists.read(toRead)) {
    kept.tookList(list);
    // The search knows the size and when somebody last joined; a read of single lists need not.
    const searched = found.get(list.listId);
    found.set(list.listId, { ...searched, ...list, size: list.size ?? searched?.size ?? null });
  }
  return [...found.values()].map((list) => toListModel(list));
}
