import { RecordCard } from '../../../core/contract/record-card.ts';
import { accept } from '../../../core/result.ts';
import { explainRecord } from '../../use-cases/explain/explain-record.ts';
import { RecordParams } from '../inputs.ts';
import { defineRoute } from '../route.ts';

/** Why we are in touch with a record: what its card shows. Never waits long for HubSpot. */
export const getRecord = defineRoute({
  method: 'get',
  path: '/api/records/:objectTypeId/:recordId',
  access: 'read',
  params: RecordParams,
  body: null,
  query: null,
  answer: RecordCard,
  handle: async ({ deps, identity, doors, params }) => {
    const { store, now } = deps;
    const explain = { store, now, hubspot: doors.interactive };
    return accept(await explainRecord(explain, identity.portalId, params, identity));
  },
});
