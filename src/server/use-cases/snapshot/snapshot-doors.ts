import * as z from 'zod';
import { HubSpotError } from '../../hubspot/errors.ts';
import type { FlowRead } from '../../hubspot/port.ts';
import type { AccountDoors } from '../audit/gather-account.ts';
import { DamagedFile, readSaved } from './saved-file.ts';
import {
  definitionFile,
  FILES,
  SavedEmails,
  SavedOwners,
  SavedProperties,
  SavedSegments,
  SavedWorkflows,
  type SavedFault,
} from './snapshot-format.ts';

/**
 * A saved account as the doors to a live one: the same answers, and the same refusals. A damaged file is thrown as
 * DamagedFile, the one of a single workflow is that workflow unreadable.
 */
export function snapshotDoors(folder: string): AccountDoors {
  const workflows = () => readSaved(folder, FILES.workflows, SavedWorkflows);
  return {
    flows: {
      list: async function* () {
        yield* notRefused(await workflows()).listings;
      },
      read: async function* (ids) {
        const { unread, gone } = notRefused(await workflows());
        const known = new Map<string, FlowRead>([
          ...unread.map((one) => [one.id, { state: 'unreadable' as const, ...one }] as const),
          ...gone.map((id) => [id, { state: 'gone' as const, id }] as const),
        ]);
        for (const id of ids) yield known.get(id) ?? (await readDefinition(folder, id));
      },
    },
    lists: {
      search: async function* () {
        yield* notRefused(await readSaved(folder, FILES.segments, SavedSegments)).lists;
      },
      read: async function* (ids) {
        const wanted = new Set(ids);
        const { lists } = notRefused(await readSaved(folder, FILES.segments, SavedSegments));
        yield* lists.filter(({ listId }) => wanted.has(listId));
      },
    },
    emails: {
      statistics: async () => notRefused(await readSaved(folder, FILES.emails, SavedEmails)),
    },
    owners: {
      find: async (names) => {
        const { owners } = notRefused(await readSaved(folder, FILES.owners, SavedOwners));
        return new Map(Object.entries(owners).filter(([name]) => names.includes(name)));
      },
    },
    properties: {
      list: async (type) => (await propertiesOf(folder, type)).filter(({ archived }) => !archived),
      get: async (type, name) =>
        (await propertiesOf(folder, type)).find((property) => property.name === name) ?? null,
    },
  };
}

async function propertiesOf(folder: string, type: string) {
  const found = (await readSaved(folder, FILES.properties, SavedProperties))[type];
  if (found === undefined) throw new DamagedFile(FILES.properties, `it holds none of object type ${type}`);
  return notRefused(found).properties;
}

/** What was saved; throws what HubSpot said where it refused. */
function notRefused<Value extends object>(saved: Value | { fault: SavedFault }): Value {
  if (!('fault' in saved)) return saved;
  const { code, message, missingScopes } = saved.fault;
  throw new HubSpotError(code, message, { details: { missingScopes } });
}

const Definition = z.looseObject({ id: z.union([z.string(), z.number()]) });

async function readDefinition(folder: string, id: string): Promise<FlowRead> {
  const name = definitionFile(id);
  try {
    const definition = await readSaved(folder, name, Definition);
    if (String(definition.id) !== id) throw new DamagedFile(name, `it holds workflow ${definition.id}`);
    return { state: 'readable', id, definition };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { state: 'unreadable', id, code: 'file_damaged', message: error.message };
  }
}
