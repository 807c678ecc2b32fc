import type * as z from 'zod/mini';
import { nearest } from '../../grounding/config/nearest.ts';
import { KEYS_AT } from './schema.ts';

export interface FileProblem {
  /** `hypotheses[2].prediction.target`; empty for the document itself. */
  path: string;
  message: string;
}

/** What is wrong with a document, in words: the place, the value that stands there, and what could. */
export function problemsOf(error: z.core.$ZodError, data: unknown): FileProblem[] {
  return error.issues.flatMap((issue) => explain(issue, data));
}

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

function explain(issue: z.core.$ZodIssue, data: unknown): FileProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
  const value = valueAt(data, issue.path);
  const path = pathText(issue.path);
  if (value === undefined) return [{ path, message: `is missing${expected(issue)}` }];
  return [{ path, message: `${show(value)} does not fit${expected(issue)}${hint(path, value)}` }];
}

function unknownKey(path: readonly PropertyKey[], key: string): FileProblem {
  const place = path.filter((part) => typeof part === 'string').at(-1) ?? '';
  const known = KEYS_AT[place] ?? [];
  const near = nearest(key, known);
  const advice = near === null ? `; known are ${known.join(', ')}` : `; did you mean “${near}”?`;
  return { path: pathText([...path, key]), message: `is no key here${advice}` };
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `: a ${TYPES[issue.expected] ?? issue.expected} belongs here`;
    case 'invalid_value':
      return `: ${issue.values.map((value) => JSON.stringify(value)).join(' or ')} belongs here`;
    case 'too_big':
      return `: at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'too_small':
      return `: at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
    case 'invalid_format':
      return `: ${FORMATS[issue.format] ?? issue.message}`;
    case 'invalid_union':
      return ': a text or a whole number belongs here';
    default:
      return '';
  }
}

const TYPES: Record<string, string> = {
  string: 'text',
  object: 'group of keys',
  array: 'list',
  int: 'whole number',
  boolean: 'true or false',
};
const FORMATS: Record<string, string> = {
  date: 'write a day as 2026-12-31',
  datetime: 'write a moment as 2026-12-31T09:00:00Z',
};

function unitOf(origin: string): string {
  return origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '';
}

/** “12” where a share belongs is the mistake everybody makes. */
function hint(path: string, value: unknown): string {
  const isShare = /\.(baseline|target|holdoutShare)$/.test(path);
  if (!isShare || typeof value !== 'number' || value <= 1 || value > 100) return '';
  return `; ${value} in 100 is written ${value / 100}`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    // A plain object or array, read by a key that may be absent.
    return (value as Record<PropertyKey, unknown>)[key];
  }, data);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
