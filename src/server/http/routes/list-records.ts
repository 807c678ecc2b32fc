import * as z from 'zod';
import { RecordsInBrief } from '../../../core/contract/record-card.ts';
import { accept } from '../../../core/result.ts';
import { recordsInBrief } from '../../use-cases/explain/records-in-brief.ts';
import { HubSpotId, RecordParams } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** In how many hypotheses each of these records takes part: for the contacts of a company or a deal. */
export const listRecords = defineRoute({
  method: 'get',
  path: '/api/records/:objectTypeId',
  access: 'read',
  params: RecordParams.pick({ objectTypeId: true }),
  body: null,
  query: z.strictObject({
    ids: z
      .string()
      .transform((ids) => ids.split(','))
      .pipe(z.array(HubSpotId).min(1).max(100)),
  }),
  answer: RecordsInBrief,
  handle: async ({ deps, identity, params, query }) => {
    const ask = { objectTypeId: params.objectTypeId, recordIds: query.ids };
    return accept(await recordsInBrief(deps.store, identity.portalId, ask));
  },
});
