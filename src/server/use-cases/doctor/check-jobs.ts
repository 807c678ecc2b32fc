import type { JobKind } from '../../../core/contract/job.ts';
import type { Check } from '../../../core/contract/doctor-report.ts';
import type { PortalRecord } from '../../store/port/portals.ts';
import { WORK } from '../work-in-words.ts';

/** Work that ended by a fault and was not done since; nothing where there is none. */
export function checkJobs(portals: readonly Pick<PortalRecord, 'portalId' | 'deadJobs'>[]): Check[] {
  return portals.flatMap(({ portalId, deadJobs }) =>
    Object.entries(deadJobs).map(([kind, { id, at, failure }]): Check => {
      const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
      return {
        id: `job.${portalId}.${kind}`,
        status: 'failed',
        text: `${WORK[kind as JobKind]} of account ${portalId} ended on ${when}: ${failure.message}`,
        mend: `${failure.hint} The log has it under job ${id}; this line goes once the same is done.`,
      };
    }),
  );
}
