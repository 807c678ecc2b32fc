import * as z from 'zod/mini';

const property = z.string().check(z.regex(/^[a-z0-9_]+$/, 'the internal name of a HubSpot property'));
const label = z.string().check(z.minLength(1), z.maxLength(80));

/** The first time something happened, as HubSpot records it in a date or datetime property. */
const DateProperty = z.strictObject({ kind: z.literal('date_property'), property, label });

/**
 * A condition on a property, read from its history. `eq` and `in` compare text (numbers, where the property is one),
 * `gte` and `lte` numbers, `known` asks for any value. The outcome is the first moment it became true inside the
 * window, unless it is taken at the window's end: for what should last, such as a subscription.
 */
const PropertyCondition = z.strictObject({
  kind: z.literal('property_condition'),
  property,
  operator: z.enum(['eq', 'in', 'gte', 'lte', 'known']),
  values: z.array(z.string()),
  measure: z.exactOptional(z.enum(['ever_within_window', 'at_window_end'])),
  label,
});

/**
 * A number that has to reach so much (“spent at least 50”), read from its history: what was added to it between joining
 * and the window's end, or what it is at the window's end. Unset counts as 0.
 */
const NumberThreshold = z.strictObject({
  kind: z.literal('number_threshold'),
  property,
  measure: z.enum(['gain', 'at_window_end']),
  atLeast: z.number(),
  label,
});

/** What is counted for each record: a yes or no, with the moment of the yes. */
export const Metric = z.discriminatedUnion('kind', [DateProperty, PropertyCondition, NumberThreshold]);
export type Metric = z.infer<typeof Metric>;
export type PropertyCondition = z.infer<typeof PropertyCondition>;
export type NumberThreshold = z.infer<typeof NumberThreshold>;
export type MetricOperator = PropertyCondition['operator'];

/** Whether a metric is read from the versions of its property, rather than from a date that it holds. */
export function needsHistory({ kind }: Metric): boolean {
  return kind !== 'date_property';
}
