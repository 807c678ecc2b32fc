import type { Answer } from '../answer.ts';
import type { FaultKind, PlannedFault } from './fault-plan.ts';

/** Pages of results under the two names HubSpot has for them. */
const ROWS = ['results', 'lists'] as const;

/**
 * The answer to a call that is read page by page, where a fault hits it: the page before once more, as from a cache
 * that is not up to date, or a page without what belongs on it.
 */
export function hurtPage(
  due: readonly PlannedFault[],
  { given, call, pages }: { given: Answer; call: string; pages: Map<string, object> },
): Answer {
  const { body } = given;
  if (given.status !== 200 || typeof body !== 'object') return given;
  const before = pages.get(call);
  if (hasMore(body)) pages.set(call, body);
  else pages.delete(call);
  const has = (kind: FaultKind) => due.some((one) => one.kind === kind);
  if (has('stale_page') && before !== undefined) return { ...given, body: before };
  if (has('empty_page') && hasMore(body)) return { ...given, body: { ...body, ...emptied(body) } };
  return given;
}

function hasMore(body: object): boolean {
  return 'paging' in body || ('hasMore' in body && body.hasMore === true);
}

function emptied(body: object): object {
  return Object.fromEntries(ROWS.filter((name) => name in body).map((name) => [name, []]));
}
