import * as z from 'zod';
import type { Unreadable } from '../../../core/grounding/audit-input.ts';
import type { ListModel } from '../../../core/grounding/list/list-model.ts';
import { toListModel } from '../../../core/grounding/list/to-list-model.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';

const Id = z.union([z.string().min(1), z.number()]).transform(String);
/** As HubSpot writes it, a number or its digits; anything else is not known. */
const Count = z
  .union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)])
  .nullish()
  .catch(null);
const Moment = z
  .union([z.number(), z.string().transform((text) => Date.parse(text))])
  .nullish()
  .catch(null);

/** A list as HubSpot's search or a single read answers it, or as somebody wrote it down. */
const SavedList = z.looseObject({
  listId: Id,
  name: z.string().optional(),
  objectTypeId: z.string().default('0-1'),
  processingType: z.enum(['MANUAL', 'DYNAMIC', 'SNAPSHOT']),
  size: Count,
  listVersion: Count,
  createdAt: Moment,
  filtersUpdatedAt: Moment,
  additionalProperties: z.looseObject({ hs_list_size: Count }).optional(),
  filterBranch: z.unknown().optional(),
  memberIds: z.array(Id).optional(),
});

const Entries = z.array(z.unknown()).optional();
const Holder = z.looseObject({ lists: Entries, results: Entries });

export interface ListsFromFile {
  lists: ListModel[];
  /** Entries that are no segment, by their place in the file. */
  unreadable: Unreadable[];
  /** What was left out and why, a line each. */
  notes: string[];
}

/**
 * Lists out of one file: an array, or an object that holds it as `lists` or `results`. An entry that cannot be read is
 * unreadable, the others are taken; of two with one id the higher version, else the first.
 */
export function listsFromFile(name: string, text: string): Result<ListsFromFile, 'lists_malformed'> {
  const data = parse(text);
  if ('problem' in data) return refused(`${name} is no valid JSON: ${data.problem}.`);
  const entries = entriesOf(data.json);
  if (entries === null) return refused(`${name} holds no array of segments.`);
  const unreadable: Unreadable[] = [];
  const read = entries.flatMap((entry, index) => {
    const one = SavedList.safeParse(entry);
    if (one.success) return [toModel(one.data)];
    unreadable.push(broken(`${name}, entry ${index + 1}`, one.error.issues[0]));
    return [];
  });
  return accept({ ...newestOf(name, read), unreadable });
}

function broken(place: string, issue: z.core.$ZodIssue | undefined): Unreadable {
  const message = `${place} is no segment: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'not readable'}.`;
  const nothing = { isEnabled: null, objectTypeId: null };
  return { kind: 'list', id: place, name: place, code: 'no_segment', message, ...nothing };
}

function newestOf(name: string, read: readonly ListModel[]): Pick<ListsFromFile, 'lists' | 'notes'> {
  const newest = new Map<string, ListModel>();
  const notes: string[] = [];
  for (const list of read) {
    const other = newest.get(list.id);
    const isNewer = other === undefined || (list.listVersion ?? -1) > (other.listVersion ?? -1);
    if (isNewer) newest.set(list.id, list);
    if (other !== undefined)
      notes.push(`${name} holds segment ${list.id} more than once; ${taken(list, other)}.`);
  }
  return { lists: [...newest.values()], notes };
}

function taken(a: ListModel, b: ListModel): string {
  const versions = [a, b].map(({ listVersion }) => listVersion ?? -1);
  return versions[0] === versions[1] ? 'the first is taken' : `version ${Math.max(...versions)} is taken`;
}

function toModel(list: z.infer<typeof SavedList>): ListModel {
  const { listId, objectTypeId, processingType, filterBranch } = list;
  const memberIds = list.memberIds === undefined ? undefined : [...new Set(list.memberIds)].sort();
  return toListModel({
    listId,
    name: list.name ?? `Segment ${listId}`,
    objectTypeId,
    processingType,
    size: list.size ?? list.additionalProperties?.hs_list_size ?? memberIds?.length ?? null,
    listVersion: list.listVersion ?? null,
    createdAt: momentOf(list.createdAt),
    filtersUpdatedAt: momentOf(list.filtersUpdatedAt),
    filterBranch,
    ...(memberIds === undefined ? {} : { memberIds }),
  });
}

function momentOf(moment: number | null | undefined): number | null {
  return Number.isFinite(moment) ? (moment ?? null) : null;
}

function entriesOf(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json;
  const holder = Holder.safeParse(json);
  return holder.success ? (holder.data.lists ?? holder.data.results ?? null) : null;
}

function parse(text: string): { json: unknown } | { problem: string } {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: error.message };
  }
}

function refused(message: string) {
  return refuse(
    'lists_malformed',
    message,
    'Save an array of {listId, name, objectTypeId, processingType, size, filterBranch} as JSON.',
  );
}
