import type { ZodError, ZodType } from 'zod';
import { accept, refuse, type Result } from '../../core/result.ts';

/** JSON out of the bytes of a body. */
export function readJson(bytes: Uint8Array): Result<unknown, 'invalid_json'> {
  try {
    return accept(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    // A TypeError says that the bytes are not UTF-8, a RangeError that the JSON is nested beyond reading.
    const isTheirs =
      error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError;
    if (!isTheirs) throw error;
    return refuse('invalid_json', `The body is not JSON: ${error.message}`, 'Send a JSON object in UTF-8.');
  }
}

/** A part of a request as the schema wants it; `where` is what the refusal calls that part. */
export function parseWith<Value>(
  schema: ZodType<Value> | null,
  value: unknown,
  where: string,
): Result<Value | null, 'invalid_request'> {
  if (schema === null) return accept(null);
  const parsed = schema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  return refuse('invalid_request', describe(parsed.error, where), 'Mend the named fields and send it again.');
}

/** As much of what is wrong as a person reads. */
const MOST_ISSUES = 10;
const LONGEST_ISSUE = 200;

function describe({ issues }: ZodError, where: string): string {
  const told = issues.slice(0, MOST_ISSUES).map(({ path, message }) => {
    return `${[where, ...path].join('.')}: ${message}`.slice(0, LONGEST_ISSUE);
  });
  const more = issues.length - told.length;
  return [...told, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
