import { Schedule } from '../../../core/contract/schedule.ts';
import { accept } from '../../../core/result.ts';
import { describeSchedule } from '../../use-cases/settings/describe-schedule.ts';
import { NOT_CONNECTED } from '../errors.ts';
import { defineRoute } from '../route.ts';

/** When audit, measurement, write-back and the weekly message were last started by the clock, and when they are next. */
export const getSchedule = defineRoute({
  method: 'get',
  path: '/api/settings/schedule',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: Schedule,
  handle: async ({ deps, identity }) => {
    const portal = await deps.store.portals.get(identity.portalId);
    if (portal === null) return NOT_CONNECTED;
    return accept({ isRunning: deps.isScheduled, work: describeSchedule(portal, deps.now()) });
  },
});
