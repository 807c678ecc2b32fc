import type { MetricOperator, PropertyCondition } from '../../hypotheses/metric.ts';

/** HubSpot joins the choices of a multi-checkbox property with this sign. */
const CHOICE_SEPARATOR = ';';

const TESTS: Record<MetricOperator, (value: string, wanted: readonly string[]) => boolean> = {
  eq: (value, wanted) => matchesAny(value, wanted.slice(0, 1)),
  in: matchesAny,
  gte: (value, wanted) => compare(value, wanted, (got, limit) => got >= limit),
  lte: (value, wanted) => compare(value, wanted, (got, limit) => got <= limit),
  known: () => true,
};

/** Whether a property value fulfils the condition; an unset value (null or empty) fulfils none. */
export function holds({ operator, values }: PropertyCondition, value: string | null): boolean {
  if (value === null || value === '') return false;
  return TESTS[operator](value, values);
}

function matchesAny(value: string, wanted: readonly string[]): boolean {
  const choices = value.split(CHOICE_SEPARATOR);
  return wanted.some((one) => one === value || choices.includes(one) || isSameNumber(one, value));
}

/** HubSpot writes a number as it came: “2.0” is 2. Other texts are never taken for numbers: “007” is not “7”. */
function isSameNumber(a: string, b: string): boolean {
  return DECIMAL.test(a) && DECIMAL.test(b) && Number(a) === Number(b);
}

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

function compare(
  value: string,
  [limit]: readonly string[],
  holdsFor: (value: number, limit: number) => boolean,
): boolean {
  if (limit === undefined || limit.trim() === '' || value.trim() === '') return false;
  const numbers = [Number(value), Number(limit)] as const;
  return numbers.every(Number.isFinite) && holdsFor(...numbers);
}
