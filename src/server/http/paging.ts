import * as z from 'zod';

/** Query of every listing: where to go on, and how many at once. Answers stay below HubSpot's 1 MB. */
export const PAGING = {
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

export interface Page<Item> {
  total: number;
  results: Item[];
  /** What to ask for as `after` next; null on the last page. */
  after: string | null;
}

export function pageOf<Item>(
  items: readonly Item[],
  { after, limit }: { after: number; limit: number },
): Page<Item> {
  const end = after + limit;
  const next = end < items.length ? String(end) : null;
  return { total: items.length, results: items.slice(after, end), after: next };
}
