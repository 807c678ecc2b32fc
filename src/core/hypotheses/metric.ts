import * as z from 'zod/mini';

const property = z.string().check(z.regex(/^[a-z0-9_]+$/, 'the internal name of a HubSpot property'));
const label = z.string().check(z.minLength(1), z.maxLength(80));

/** The first time something happened, as HubSpot records it in a date or datetime property. */
const DateProperty = z.strictObject({ kind: z.literal('date_property'), property, label });

/**
 * A condition on a property, read from its history: the outcome is the first moment the condition became true.
 * `eq` and `in` compare text, `gte` and `lte` numbers, `known` asks for any value.
 */
const PropertyCondition = z.strictObject({
  kind: z.literal('property_condition'),
  property,
  operator: z.enum(['eq', 'in', 'gte', 'lte', 'known']),
  values: z.array(z.string()),
  label,
});

/** What is counted for each record: a yes or no, with the moment of the yes. */
export const Metric = z.discriminatedUnion('kind', [DateProperty, PropertyCondition]);
export type Metric = z.infer<typeof Metric>;
export type MetricOperator = z.infer<typeof PropertyCondition>['operator'];
