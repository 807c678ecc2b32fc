import { type Answer, answer, iso } from '../answer.ts';
import { pagingAfter, readCursor, readLimit, toCursor } from '../input.ts';
import { joinsFrom, listSnapshot, type Member, membersByRecordId } from '../list-view.ts';
import { notSimulated } from '../refusals.ts';
import { type Call, route } from '../route.ts';
import { compareIds, lastAtOrBefore } from '../time-index.ts';
import type { WorldList } from '../world.ts';
import { listAt, listNotFound } from './lists.ts';

const READ = ['crm.lists.read'];
const PAGE = 100;
const MAX_PAGE = 250;

export const listMembershipRoutes = [
  route({ method: 'GET', paths: paths('/memberships'), scopes: () => READ, handle: page(pageById) }),
  route({
    method: 'GET',
    paths: paths('/memberships/join-order'),
    scopes: () => READ,
    handle: page(pageByJoining),
  }),
];

type Pager = (call: Call, list: WorldList, limit: number) => Answer;

function paths(rest: string): string[] {
  return [`/crm/v3/lists/:listId${rest}`, `/crm/lists/2026-09/:listId${rest}`];
}

function page(pager: Pager): (call: Call) => Answer {
  return (call) => {
    const id = call.params['listId'] ?? '';
    const list = listAt(call, id);
    if (list === null) return listNotFound(id);
    if (call.query.has('before')) return notSimulated('memberships backwards (before)');
    const limit = readLimit(call, PAGE, MAX_PAGE);
    return limit.ok ? pager(call, list, limit.value) : limit.answer;
  };
}

function pageByJoining(call: Call, list: WorldList, limit: number): Answer {
  const after = readCursor(call, 'join');
  if (!after.ok) return after.answer;
  const { members, next } = joinsFrom(list, Number(after.value ?? 0), limit, call.now);
  return answer(pageBody(call, list, members, next === null ? null : toCursor('join', String(next))));
}

function pageById(call: Call, list: WorldList, limit: number): Answer {
  const after = readCursor(call, 'record');
  if (!after.ok) return after.answer;
  const all = membersByRecordId(list, call.now);
  const start = after.value === null ? 0 : firstAfter(all, after.value);
  const members = all.slice(start, start + limit);
  const last = members.at(-1);
  const hasMore = start + limit < all.length && last !== undefined;
  return answer(pageBody(call, list, members, hasMore ? toCursor('record', last.recordId) : null));
}

function firstAfter(members: readonly Member[], recordId: string): number {
  return lastAtOrBefore(members, (member) => compareIds(member.recordId, recordId), 0) + 1;
}

function pageBody(call: Call, list: WorldList, members: readonly Member[], after: string | null): object {
  const results = members.map(({ recordId, joinedAt }) => ({ recordId, membershipTimestamp: iso(joinedAt) }));
  return { results, total: listSnapshot(list, call.now).size, ...pagingAfter(after) };
}
