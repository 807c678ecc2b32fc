import * as z from 'zod';
import { MetricOffers } from '../../../core/contract/metric-presets.ts';
import { metricOffers } from '../../../core/hypotheses/metric-offers.ts';
import { CONTACT, ObjectTypeId } from '../../../core/object-type.ts';
import { accept } from '../../../core/result.ts';
import { defineRoute } from '../route.ts';

/** What can be counted in this account: outcomes in a marketer's words, then other fields. */
export const listMetrics = defineRoute({
  method: 'get',
  path: '/api/metrics',
  access: 'read',
  params: null,
  body: null,
  query: z.strictObject({
    objectTypeId: z.optional(ObjectTypeId),
    /** Part of a field's label or name. */
    query: z.string().max(100).default(''),
  }),
  answer: MetricOffers,
  handle: async ({ doors, query: { objectTypeId = CONTACT, query } }) =>
    accept(metricOffers(objectTypeId, await doors.hubspot.properties.list(objectTypeId), query)),
});
