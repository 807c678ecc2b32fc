import { Health } from '../../../core/contract/doctor-report.ts';
import { accept } from '../../../core/result.ts';
import { checkAccount } from '../../use-cases/doctor/check-account.ts';
import { checkRoom } from '../../use-cases/doctor/check-room.ts';
import { checkTasks } from '../../use-cases/doctor/check-tasks.ts';
import { defineRoute } from '../route.ts';

/** Whether everything Groundwork reads can be read, one call each, and which owners got no task; with the mends. */
export const checkHealth = defineRoute({
  method: 'get',
  path: '/api/health',
  access: 'read',
  params: null,
  body: null,
  query: null,
  answer: Health,
  handle: async ({ deps, doors, identity }) => {
    const [account, tasks, room] = await Promise.all([
      checkAccount(doors.hubspot, deps.now()),
      checkTasks(deps.store, identity.portalId),
      checkRoom(deps.store),
    ]);
    return accept({ checks: [...account, ...tasks, ...room] });
  },
});
