import type * as z from 'zod';
import { type Checked, checked, refused } from './answer.ts';
import { invalid } from './refusals.ts';
import type { Call } from './route.ts';

/** Parses a body, or refuses it as HubSpot does, naming the first field that is wrong. */
export function readBody<Schema extends z.ZodType>(schema: Schema, call: Call): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return checked(parsed.data);
  const [issue] = parsed.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? 'body' : issue.path.join('.');
  return refused(
    invalid(`Invalid input JSON: ${field}: ${issue?.message ?? 'not understood'}`, {
      context: { field: [field] },
    }),
  );
}

/** `limit` of a page: the default when absent, refused when it is no whole number between 1 and `max`. */
export function readLimit(call: Call, standard: number, max: number): Checked<number> {
  const raw = call.query.get('limit');
  if (raw === null) return checked(standard);
  const limit = Number(raw);
  if (Number.isInteger(limit) && limit >= 1 && limit <= max) return checked(limit);
  return refused(invalid(`limit must be between 1 and ${max}, was ${raw}`, { context: { limit: [raw] } }));
}

/** Property names from the query: repeated, or joined by commas. */
export function readNames(call: Call, key: string): string[] {
  return call.query.getAll(key).flatMap((part) => part.split(',').filter((name) => name !== ''));
}

/** `paging` of a page that is followed by another; nothing when it was the last. */
export function pagingAfter(after: string | null): { paging?: { next: { after: string; link: string } } } {
  if (after === null) return {};
  return { paging: { next: { after, link: `?after=${encodeURIComponent(after)}` } } };
}

/** Opaque cursor over a position; HubSpot's are not to be read either. */
export function toCursor(kind: string, position: string): string {
  return Buffer.from(`${kind}:${position}`).toString('base64url');
}

/** The position in a cursor of this kind; null when there is no cursor. */
export function readCursor(call: Call, kind: string): Checked<string | null> {
  const raw = call.query.get('after');
  if (raw === null || raw === '') return checked(null);
  const text = Buffer.from(raw, 'base64url').toString();
  if (text.startsWith(`${kind}:`)) return checked(text.slice(kind.length + 1));
  return refused(
    invalid(`The after cursor is not one of this call: ${raw}`, { subCategory: 'INVALID_CURSOR' }),
  );
}
