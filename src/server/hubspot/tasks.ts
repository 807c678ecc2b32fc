import * as z from 'zod';
import { type Door, fetchJson } from './door.ts';
import { paths, recordSearch } from './paths.ts';
import type { TaskDraft, TasksDoor } from './port.ts';
import { Id } from './wire-values.ts';

/** HubSpot's largest page of a search. */
const PAGE = 200;

const Made = z.looseObject({ id: Id });
const Found = z.looseObject({
  results: z.array(
    z.looseObject({ id: Id, properties: z.looseObject({ hs_task_body: z.string().nullish() }) }),
  ),
});

/**
 * Tasks need the permission `crm.objects.contacts.write`, and their search the one to read contacts
 * (developers.hubspot.com/docs/api-reference/latest/crm/activities/tasks/guide, “Scope requirements”).
 */
export function tasksDoor(door: Door): TasksDoor {
  return {
    create: (draft) => createTask(door, draft),
    find: (draft, mark) => findTask(door, draft, mark),
  };
}

async function createTask(door: Door, { ownerId, subject, body, dueAt }: TaskDraft): Promise<string> {
  const properties = {
    hs_task_type: 'TODO',
    hs_task_status: 'NOT_STARTED',
    hs_task_subject: subject,
    hs_task_body: body.map((text) => `<p>${escaped(text)}</p>`).join(''),
    hs_timestamp: new Date(dueAt).toISOString(),
    hubspot_owner_id: ownerId,
  };
  const request = { purpose: 'tasks.write', method: 'POST', path: paths.tasks } as const;
  return (await fetchJson(door, { ...request, body: { properties }, isRepeatable: false }, Made)).id;
}

async function findTask(
  door: Door,
  { subject, ownerId }: Pick<TaskDraft, 'subject' | 'ownerId'>,
  mark: string,
): Promise<string | null> {
  const filters = [
    { propertyName: 'hs_task_subject', operator: 'EQ', value: subject },
    { propertyName: 'hubspot_owner_id', operator: 'EQ', value: ownerId },
  ];
  const body = { filterGroups: [{ filters }], properties: ['hs_task_body'], limit: PAGE };
  const request = { purpose: 'tasks.read', method: 'POST', path: recordSearch('tasks') } as const;
  const { results } = await fetchJson(door, { ...request, body }, Found);
  return results.find(({ properties }) => properties.hs_task_body?.includes(mark))?.id ?? null;
}

/** HubSpot shows the text of a task as HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
