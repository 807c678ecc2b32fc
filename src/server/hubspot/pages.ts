import { HubSpotError } from './errors.ts';

/**
 * Follows a cursor from page to page; `after` is null for the first page. A cursor that comes a second time would
 * turn in a circle for ever: that throws hubspot_bad_answer.
 */
export async function* followPages<Page extends { after: Cursor | null }, Cursor extends string | number>(
  call: string,
  first: Cursor | null,
  read: (after: Cursor | null) => Promise<Page>,
): AsyncGenerator<Page> {
  const seen = new Set<Cursor>(first === null ? [] : [first]);
  for (let after = first; ;) {
    const page = await read(after);
    yield page;
    if (page.after === null) return;
    if (seen.has(page.after)) {
      throw new HubSpotError('hubspot_bad_answer', `HubSpot gave the same cursor twice while paging ${call}`);
    }
    seen.add(page.after);
    after = page.after;
  }
}
