import { Health } from '../../../core/contract/doctor-report.ts';
import { accept } from '../../../core/result.ts';
import { checkAccount } from '../../use-cases/doctor/check-account.ts';
import { defineRoute } from '../route.ts';

/** Whether everything Groundwork reads can be read, one call each, with the mend for each gap. */
export const checkHealth = defineRoute({
  method: 'get',
  path: '/api/health',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: Health,
  handle: async ({ deps, doors }) => {
    const health: Health = { checks: await checkAccount(doors.hubspot, deps.now()) };
    return accept(health);
  },
});
