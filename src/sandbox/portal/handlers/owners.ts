import { type Answer, answer } from '../answer.ts';
import { pagingAfter, readCursor, readLimit, toCursor } from '../input.ts';
import { notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import type { WorldOwner } from '../world.ts';

const PAGE = 100;
const MAX_PAGE = 500;
const SIMULATED = new Set(['limit', 'after', 'archived']);

export const ownerRoutes = [
  route({
    method: 'GET',
    paths: ['/crm/v3/owners', '/crm/owners/2026-09'],
    scopes: () => ['crm.objects.owners.read'],
    handle: listOwners,
  }),
];

/** Users who are there, or with `archived=true` those who left. */
function listOwners(call: Call): Answer {
  const other = [...call.query.keys()].find((key) => !SIMULATED.has(key));
  if (other !== undefined) return notSimulated(`owners by ${other}`);
  const limit = readLimit(call, PAGE, MAX_PAGE);
  if (!limit.ok) return limit.answer;
  const after = readCursor(call, 'owners');
  if (!after.ok) return after.answer;
  const archived = call.query.get('archived') === 'true';
  const owners = call.world.owners.filter((owner) => hasLeft(owner, call.now) === archived);
  const start = Number(after.value ?? 0);
  const end = Math.min(start + limit.value, owners.length);
  return answer({
    results: owners.slice(start, end).map((owner) => ownerBody(owner, archived)),
    ...pagingAfter(end < owners.length ? toCursor('owners', `${end}`) : null),
  });
}

function hasLeft({ leftAt }: WorldOwner, now: number): boolean {
  return leftAt !== null && leftAt <= now;
}

/** A user who left has no user id any more, only the one he had. */
function ownerBody(owner: WorldOwner, archived: boolean): object {
  const { id, userId, email, firstName, lastName, createdAt, leftAt } = owner;
  return {
    ...{ id, email, firstName, lastName, archived, type: 'PERSON', userIdIncludingInactive: userId },
    ...(archived ? {} : { userId }),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(archived ? (leftAt ?? createdAt) : createdAt).toISOString(),
  };
}
