import { explainRecord } from '../../use-cases/explain/explain-record.ts';
import { defineRoute, ok } from '../route.ts';

/** Why we are in touch with a record: what its card shows. */
export const getRecord = defineRoute({
  method: 'get',
  path: '/api/records/:objectTypeId/:recordId',
  access: 'read',
  body: null,
  query: null,
  handle: async ({ deps, identity, doors, params }) =>
    ok(
      await explainRecord(
        { store: deps.store, hubspot: doors.interactive, now: deps.now },
        identity.portalId,
        {
          objectTypeId: params['objectTypeId'] ?? '',
          recordId: params['recordId'] ?? '',
        },
      ),
    ),
});
