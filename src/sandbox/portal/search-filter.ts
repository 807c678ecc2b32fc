import * as z from 'zod';

export const SearchFilter = z.object({
  propertyName: z.string(),
  operator: z.enum([
    'EQ',
    'NEQ',
    'LT',
    'LTE',
    'GT',
    'GTE',
    'BETWEEN',
    'IN',
    'NOT_IN',
    'HAS_PROPERTY',
    'NOT_HAS_PROPERTY',
    'CONTAINS_TOKEN',
    'NOT_CONTAINS_TOKEN',
  ]),
  value: z.string().optional(),
  highValue: z.string().optional(),
  values: z.array(z.string()).optional(),
});
export type SearchFilter = z.output<typeof SearchFilter>;

/** Whether a value passes a search filter. A record without a value passes the negative operators only. */
export function matchesFilter(filter: SearchFilter, value: string | null): boolean {
  if (value === null)
    return ['NEQ', 'NOT_IN', 'NOT_HAS_PROPERTY', 'NOT_CONTAINS_TOKEN'].includes(filter.operator);
  const { operator, value: wanted = '', highValue = '', values = [] } = filter;
  switch (operator) {
    case 'HAS_PROPERTY':
      return true;
    case 'NOT_HAS_PROPERTY':
      return false;
    case 'EQ':
      return compare(value, wanted) === 0;
    case 'NEQ':
      return compare(value, wanted) !== 0;
    case 'LT':
      return compare(value, wanted) < 0;
    case 'LTE':
      return compare(value, wanted) <= 0;
    case 'GT':
      return compare(value, wanted) > 0;
    case 'GTE':
      return compare(value, wanted) >= 0;
    case 'BETWEEN':
      return compare(value, wanted) >= 0 && compare(value, highValue) <= 0;
    case 'IN':
      return isOneOf(value, values);
    case 'NOT_IN':
      return !isOneOf(value, values);
    case 'CONTAINS_TOKEN':
      return holdsToken(value, wanted);
    case 'NOT_CONTAINS_TOKEN':
      return !holdsToken(value, wanted);
  }
}

/** Multi-checkbox values match by any of their options. */
function isOneOf(value: string, values: readonly string[]): boolean {
  return value.split(';').some((part) => values.some((wanted) => compare(part, wanted) === 0));
}

function holdsToken(value: string, token: string): boolean {
  const words = value.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const wanted = token.toLowerCase();
  if (!wanted.includes('*')) return words.includes(wanted);
  const pattern = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return words.some((word) => new RegExp(`^${pattern.join('.*')}$`).test(word));
}

/** Numbers by size, instants by time (a search writes them as epoch milliseconds), the rest as text. */
function compare(value: string, wanted: string): number {
  const difference = comparable(value) - comparable(wanted);
  if (!Number.isNaN(difference)) return difference;
  const [a, b] = [value.toLowerCase(), wanted.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(text: string): number {
  if (text.trim() !== '' && !Number.isNaN(Number(text))) return Number(text);
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : NaN;
}
