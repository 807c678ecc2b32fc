import { CONTACT, objectTypeName } from '../../object-type.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { Metric } from '../metric.ts';
import type { PropertyFacts, StartCheckInput, StartProblem } from '../start-check.ts';
import { isOwnProperty } from './own-properties.ts';

/** The metric's property must be there, on the records the hypothesis is about, and of a type that can answer. */
export function metricProblems({ hypothesis, properties }: StartCheckInput): StartProblem[] {
  const metric = hypothesis.prediction?.metric ?? null;
  if (metric === null) {
    const message = 'Nothing is chosen that shows whether it came true.';
    return [{ code: 'no_metric', message, hint: 'Choose what is counted, for instance “bought again”.' }];
  }
  return metricsOf(hypothesis).flatMap((one) => problemWith(one, properties, hypothesis.objectTypeId) ?? []);
}

/** What a hypothesis counts: its metric, and its guardrail where it has one. */
export function metricsOf({ prediction }: Pick<Hypothesis, 'prediction'>): Metric[] {
  return [prediction?.metric ?? null, prediction?.guardrail ?? null].filter((metric) => metric !== null);
}

/** Why a metric cannot be counted on records with these properties; null when it can. */
export function problemWith(
  metric: Metric,
  properties: readonly PropertyFacts[],
  objectTypeId: string,
): StartProblem | null {
  if (isOwnProperty(metric.property)) return ownProperty(metric);
  const property = properties.find(({ name }) => name === metric.property);
  if (property === undefined) return unknownProperty(metric, objectTypeId);
  if (property.archived) {
    const message = `The property ${property.name} is archived.`;
    return { code: 'metric_archived', message, hint: 'Restore it in HubSpot or choose another.' };
  }
  return typeProblem(metric, property);
}

function ownProperty({ property }: Metric): StartProblem {
  const message = `${property} is written by Groundwork itself.`;
  return { code: 'own_property', message, hint: 'Count something people do, not what we write.' };
}

function unknownProperty({ property, label }: Metric, objectTypeId: string): StartProblem {
  const records = objectTypeName(objectTypeId).many;
  const hint =
    objectTypeId === CONTACT
      ? 'What is kept on deals or companies can be counted by a roll-up property on the contact (number, amount or close date of associated deals).'
      : `Choose a property of ${records}, or roll the value up to them.`;
  return { code: 'metric_unknown', message: `“${label}”: ${records} have no property ${property}.`, hint };
}

function typeProblem(metric: Metric, property: PropertyFacts): StartProblem | null {
  const message = misfitOf(metric, property);
  if (message === null) return null;
  const hint = 'Choose a date of a first time, or a condition on a property that fits its type.';
  return { code: 'metric_wrong_type', message, hint };
}

const DATES = ['date', 'datetime'];

/** Why a property of this type cannot answer what the metric asks; null when it can. */
function misfitOf(metric: Metric, property: PropertyFacts): string | null {
  const { name, type } = property;
  if (metric.kind === 'date_property') return DATES.includes(type) ? null : `${is(property)}, not a date.`;
  if (metric.kind === 'number_threshold') return type === 'number' ? null : `${is(property)}, not a number.`;
  const { operator, values } = metric;
  if (operator === 'known') return null;
  if (values.length === 0) return `“${metric.label}” compares ${name} with nothing.`;
  if (DATES.includes(type))
    return `${is(property)}, which is compared by when it happened, not with a value.`;
  if (type === 'number') return numberMisfit(name, values);
  if (operator === 'gte' || operator === 'lte') return `${is(property)}, not a number.`;
  return optionMisfit(property, values);
}

function is({ name, type }: PropertyFacts): string {
  return `${name} is of type ${type}`;
}

function numberMisfit(name: string, values: readonly string[]): string | null {
  const words = values.filter((value) => value.trim() === '' || !Number.isFinite(Number(value)));
  return words.length === 0 ? null : `${name} cannot be compared with “${words.join(', ')}”.`;
}

function optionMisfit({ name, options }: PropertyFacts, values: readonly string[]): string | null {
  if (options.length === 0) return null;
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  if (unknown.length === 0) return null;
  const some = options.slice(0, MOST_OPTIONS_TOLD).map(({ value }) => value);
  return `${name} has no option ${unknown.join(', ')}; it has ${some.join(', ')}${options.length > some.length ? ' …' : ''}.`;
}

const MOST_OPTIONS_TOLD = 8;
