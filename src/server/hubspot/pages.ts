import { HubSpotError } from './errors.ts';

/**
 * Follows a cursor from page to page; `after` is null for the first page. A page that does not lead on, because its
 * cursor came before or because it is empty though more shall follow, is asked for once more: a cache on the way may
 * be behind. When it comes again what is missing is not known, and hubspot_bad_answer is thrown.
 */
export async function* followPages<Page extends { after: Cursor | null }, Cursor extends string | number>(
  call: string,
  first: Cursor | null,
  read: (after: Cursor | null) => Promise<Page>,
  rowsIn: (page: Page) => readonly unknown[],
): AsyncGenerator<Page> {
  const seen = new Set<Cursor>(first === null ? [] : [first]);
  const problemOf = (page: Page): string | null => {
    if (page.after === null) return null;
    if (seen.has(page.after)) return 'the same cursor twice';
    return rowsIn(page).length === 0 ? 'an empty page with more to follow' : null;
  };
  for (let after = first; ;) {
    let page = await read(after);
    if (problemOf(page) !== null) page = await read(after);
    const problem = problemOf(page);
    if (problem !== null)
      throw new HubSpotError('hubspot_bad_answer', `HubSpot gave ${problem} while paging ${call}`);
    yield page;
    if (page.after === null) return;
    seen.add(page.after);
    after = page.after;
  }
}
