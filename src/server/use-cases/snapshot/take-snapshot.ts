import { ownersWanted } from '../../../core/grounding/facts/owners-wanted.ts';
import { propertiesWanted } from '../../../core/grounding/facts/properties-wanted.ts';
import { isTooDeep } from '../../../core/grounding/workflow/json.ts';
import { withoutSecrets } from '../../../core/grounding/workflow/without-secrets.ts';
import { writeHypothesesFile } from '../../../core/hypotheses/hypotheses-file.ts';
import { DAY_MS, toInstant } from '../../../core/time.ts';
import { HubSpotError, isHubSpotError } from '../../hubspot/errors.ts';
import type { ListDetails } from '../../hubspot/port.ts';
import type { AccountDoors, KnownOfAccount } from '../audit/gather-account.ts';
import { SPAN_DAYS } from '../audit/gather-emails.ts';
import { readOptional } from '../audit/optional-source.ts';
import {
  definitionFile,
  FILES,
  SNAPSHOT_SCHEMA,
  type About,
  type SavedFault,
  type SavedProperties,
  type SavedWorkflows,
} from './snapshot-format.ts';

/** Puts one file of the snapshot down, by its name within the folder. */
export type WriteFile = (name: string, content: unknown) => Promise<void>;

export interface SnapshotCounts {
  workflows: number;
  /** Workflows that are listed and could not be read. */
  unread: number;
  /** Null where they could not be read. */
  segments: number | null;
}

interface Taking {
  doors: AccountDoors;
  known: KnownOfAccount & { uiDomain: string };
  /** Epoch milliseconds. */
  now: number;
  write: WriteFile;
  progress(text: string): void;
}

/**
 * Saves everything an audit reads of an account, without secrets, addresses of people and members of segments. What
 * HubSpot refuses is saved as that refusal. Reads only. Throws the HubSpotError of a token that is refused, and of a
 * listing of workflows that fails.
 */
export async function takeSnapshot(taking: Taking): Promise<SnapshotCounts> {
  const { doors, known, now, write, progress } = taking;
  const {
    portalId,
    timeZone,
    uiDomain,
    actionTypeIds,
    hypotheses,
    judgements,
    readings,
    settings: rules,
  } = known;
  const workflows = await saveWorkflows(taking);
  progress('Saving segments');
  const segments = await saved(() => segmentsIn(doors.lists));
  await write(FILES.segments, 'fault' in segments ? segments : { lists: segments.value });
  progress('Saving e-mail statistics');
  const emails = await saved(() => doors.emails.statistics(now - SPAN_DAYS * DAY_MS, now));
  await write(FILES.emails, 'fault' in emails ? emails : emails.value);
  const wanted = ownersWanted(hypotheses);
  const owners = await saved(async () => (wanted.length === 0 ? new Map() : doors.owners.find(wanted)));
  await write(FILES.owners, 'fault' in owners ? owners : { owners: Object.fromEntries(owners.value) });
  const lists = 'fault' in segments ? [] : segments.value;
  const types = new Set([...lists, ...workflows.listings].map(({ objectTypeId }) => objectTypeId));
  progress('Saving properties');
  await write(FILES.properties, await propertiesIn(taking, types));
  await write(FILES.hypotheses, writeHypothesesFile({ hypotheses, judgements }));
  await write(FILES.readings, readings);
  const taken = { portalId, timeZone, uiDomain, takenAt: toInstant(now), actionTypeIds: [...actionTypeIds] };
  const about: About = { schema: SNAPSHOT_SCHEMA, ...taken, rules, contacts: await contactsIn(doors) };
  await write(FILES.about, about);
  return {
    workflows: workflows.listings.length - workflows.gone.length,
    unread: workflows.unread.length,
    segments: 'fault' in segments ? null : lists.length,
  };
}

async function contactsIn({ contacts }: AccountDoors): Promise<number | null> {
  if (contacts === undefined) return null;
  const read = await saved(contacts);
  return 'fault' in read ? null : read.value;
}

type Listed = Exclude<SavedWorkflows, { fault: SavedFault }>;

const NOTHING_LISTED: Listed = { listings: [], unread: [], gone: [] };

async function saveWorkflows({ doors, write, progress }: Taking): Promise<Listed> {
  const listed: Listed = { listings: [], unread: [], gone: [] };
  try {
    for await (const listing of doors.flows.list()) listed.listings.push(listing);
    let done = 0;
    for await (const read of doors.flows.read(listed.listings.map(({ id }) => id))) {
      done += 1;
      if (done % 50 === 0) progress(`Saving workflows: ${done} of ${listed.listings.length}`);
      if (read.state === 'gone') listed.gone.push(read.id);
      else if (read.state === 'unreadable') listed.unread.push(unread(read));
      else if (isTooDeep(read.definition)) listed.unread.push({ id: read.id, ...TOO_DEEP });
      else await write(definitionFile(read.id), withoutSecrets(read.definition));
    }
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_forbidden')) throw error;
    await write(FILES.workflows, { fault: faultOf(error) });
    return NOTHING_LISTED;
  }
  await write(FILES.workflows, listed);
  return listed;
}

const TOO_DEEP = { code: 'too_deep', message: 'The definition nests too deep to be read.' };

function unread({ id, code, message }: Listed['unread'][number]): Listed['unread'][number] {
  return { id, code, message };
}

async function segmentsIn(lists: AccountDoors['lists']): Promise<ListDetails[]> {
  const found = new Map<string, ListDetails>();
  for await (const list of lists.search()) found.set(list.listId, list);
  const filtered = [...found.values()].filter(({ processingType }) => processingType !== 'MANUAL');
  for await (const list of lists.read(filtered.map(({ listId }) => listId))) {
    const size = list.size ?? found.get(list.listId)?.size ?? null;
    const filterBranch = isTooDeep(list.filterBranch) ? null : withoutSecrets(list.filterBranch);
    found.set(list.listId, { ...list, size, filterBranch });
  }
  return [...found.values()];
}

/** Those in use of every object type that workflows, segments and hypotheses are about; archived ones where counted. */
async function propertiesIn(
  { doors: { properties }, known }: Taking,
  types: ReadonlySet<string>,
): Promise<SavedProperties> {
  const wanted = propertiesWanted(known.hypotheses);
  const all = [...new Set([...types, ...wanted.keys()])].filter((type) => type !== NO_OBJECT).sort();
  const found: SavedProperties = {};
  for (const type of all) {
    const read = await saved(async () => {
      const inUse = await properties.list(type);
      const missing = [...(wanted.get(type) ?? [])].filter((name) => !inUse.some((one) => one.name === name));
      const asked = await Promise.all(missing.map((name) => properties.get(type, name)));
      return [...inUse, ...asked.filter((property) => property !== null)];
    });
    found[type] = 'fault' in read ? read : { properties: read.value };
  }
  return found;
}

/** HubSpot's own word for a workflow about no object. */
const NO_OBJECT = '0-0';

async function saved<Value>(read: () => Promise<Value>): Promise<{ value: Value } | { fault: SavedFault }> {
  const answer = await readOptional(read);
  if ('value' in answer) return answer;
  if (!(answer.fault instanceof HubSpotError)) throw answer.fault;
  return { fault: faultOf(answer.fault) };
}

function faultOf({ code, message, details }: HubSpotError): SavedFault {
  return { code, message, missingScopes: details.missingScopes };
}
