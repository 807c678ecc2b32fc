import { Health } from '../../../core/contract/doctor-report.ts';
import { accept } from '../../../core/result.ts';
import { checkAccount } from '../../use-cases/doctor/check-account.ts';
import { checkRoom } from '../../use-cases/doctor/check-room.ts';
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
    const [account, room] = await Promise.all([
      checkAccount(doors.hubspot, deps.now()),
      checkRoom(deps.store),
    ]);
    return accept({ checks: [...account, ...room] });
  },
});
