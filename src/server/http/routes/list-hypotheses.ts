import * as z from 'zod';
import { HypothesisList } from '../../../core/contract/hypothesis-page.ts';
import { HypothesisStatus } from '../../../core/hypotheses/hypothesis.ts';
import { ObjectTypeId } from '../../../core/object-type.ts';
import { byChance } from '../../../core/outcomes/verdict/by-chance.ts';
import { calibrationOf } from '../../../core/outcomes/verdict/calibration.ts';
import { accept } from '../../../core/result.ts';
import { listHypotheses } from '../../use-cases/explain/list-hypotheses.ts';
import { pageOf, PAGING } from '../paging.ts';
import { defineRoute } from '../route.ts';

/** Hypotheses with their latest reading in a line each, a page at a time. */
export const listHypothesesRoute = defineRoute({
  method: 'get',
  path: '/api/hypotheses',
  access: 'read',
  params: null,
  body: null,
  query: z.strictObject({
    ...PAGING,
    status: z.optional(HypothesisStatus),
    objectTypeId: z.optional(ObjectTypeId),
  }),
  answer: HypothesisList,
  handle: async ({ deps, identity, query }) => {
    const all = await listHypotheses(deps.store, identity.portalId);
    const matching = all.filter(
      ({ status, objectTypeId }) =>
        (query.status === undefined || status === query.status) &&
        (query.objectTypeId === undefined || objectTypeId === query.objectTypeId),
    );
    const known = await deps.store.hypotheses.list(identity.portalId);
    const besides = { calibration: calibrationOf(known), byChance: byChance(known) };
    return accept({ ...pageOf(matching, query), ...besides });
  },
});
