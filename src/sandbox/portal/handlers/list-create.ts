import * as z from 'zod';
import { type Answer, answer } from '../answer.ts';
import { fill } from '../following-lists.ts';
import { readBody } from '../input.ts';
import { ListFilter } from '../list-filter.ts';
import { readObjectType } from '../object-types.ts';
import { invalid, notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldList } from '../world.ts';
import { listBody } from './lists.ts';

const Create = z.object({
  name: z.string().min(1),
  objectTypeId: z.string(),
  processingType: z.enum(['MANUAL', 'DYNAMIC', 'SNAPSHOT']),
  filterBranch: z.unknown().optional(),
});

export const listCreateRoutes = [
  route({
    method: 'POST',
    paths: ['/crm/v3/lists', '/crm/lists/2026-09'],
    scopes: () => ['crm.lists.write'],
    changes: true,
    handle: createList,
  }),
];

/** Names are used once; who meets the filter is on the list at once. */
function createList(call: Call): Answer {
  const body = readBody(Create, call);
  if (!body.ok) return body.answer;
  const { name, processingType, filterBranch = null } = body.value;
  const objectType = readObjectType(call.world, body.value.objectTypeId);
  if (!objectType.ok) return objectType.answer;
  const lists = [...call.world.lists.values()];
  if (lists.some((list) => list.name === name)) return invalid(`List with name "${name}" already exists.`);
  if (processingType === 'MANUAL') return notSimulated('making lists that are filled by hand');
  if (!ListFilter.safeParse(filterBranch).success)
    return notSimulated('filters beyond choices of properties, any of several groups of conditions');
  const list: WorldList = {
    listId: String(Math.max(0, ...lists.map(({ listId }) => Number(listId))) + 1),
    ...{ name, objectTypeId: objectType.value, processingType, filterBranch },
    ...{ listVersion: 1, createdAt: call.now, deletedAt: null, followsRecords: true, members: [] },
  };
  call.world.lists.set(list.listId, list);
  fill(call.world, list, call.now);
  return answer({ list: listBody(call, list) });
}
