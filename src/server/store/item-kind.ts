import type * as z from 'zod/mini';
import { Fault } from '../../core/fault.ts';

/** What a table holds: how an item is checked, named by its key, and called in messages. */
export interface ItemKind<Item> {
  name: string;
  schema: z.ZodMiniType<Item>;
  keyOf(item: Item): string;
  /**
   * Whether a field that this version does not know, which stands there, goes over into the item that takes the place of
   * its own. Left out: always.
   */
  isCarried?(path: readonly PropertyKey[]): boolean;
}

/**
 * A checked copy of what was handed in: a schema builds its answer anew. Throws `store_invalid` with the field and what
 * is wrong with it.
 */
export function checked<Item>(kind: ItemKind<Item>, given: Item): Item {
  const parsed = kind.schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalid(`A ${kind.name}`, problems(parsed.error));
}

/** All that a schema found wrong, in one line. */
export function problems(error: z.core.$ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.map(String).join('.') || 'value'}: ${message}`)
    .join('; ');
}

/** One spelling of several parts, whatever they hold. */
export function compositeKey(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}

/** Order of texts by their code units: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `store_invalid`: what was handed in does not fit; nothing was stored. */
export function invalid(what: string, problem: string): Fault {
  return new Fault(
    'store_invalid',
    `${what} was not stored: ${problem}`,
    'Nothing was changed. Correct the value and store it again.',
  );
}
