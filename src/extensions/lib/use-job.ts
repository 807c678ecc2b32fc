import type { Job } from '@groundwork/core/contract/job';
import { useEffect, useState } from 'react';
import type { ApiResult, Failed } from '../api/client.ts';
import { type Action, useAction } from './use-action.ts';

/** How often a job is asked after. */
const EVERY_MS = 1_000;

export interface JobRun {
  start: () => void;
  isRunning: boolean;
  failure: Failed | null;
}

/** Long work: started once however often it is clicked, asked after until it has ended. */
export function useJob(
  begin: () => Promise<ApiResult<Job>>,
  ask: (id: string) => Promise<ApiResult<Job>>,
  onDone: (job: Job) => void,
): JobRun {
  const [running, setRunning] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failed | null>(null);
  const begun: Action<void> = useAction(begin, (job) => setRunning(job.id));
  useEffect(() => {
    if (running === null) return undefined;
    let isCurrent = true;
    const look = async () => {
      const asked = await ask(running);
      if (!isCurrent) return;
      if (asked.ok && asked.value.endedAt === null) return void (timer = setTimeout(look, EVERY_MS));
      setRunning(null);
      const failed = asked.ok ? failureOf(asked.value) : asked;
      setFailure(failed);
      if (asked.ok && failed === null) onDone(asked.value);
    };
    let timer = setTimeout(look, EVERY_MS / 4);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // Asked after by its id alone: what is done with the answer is the newest.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [running]);
  return {
    start: () => {
      setFailure(null);
      if (running === null) void begun.run();
    },
    isRunning: begun.isRunning || running !== null,
    failure: failure ?? begun.failure,
  };
}

function failureOf({ failure }: Job): Failed | null {
  return failure === null ? null : { ok: false, failure: 'refused', ...failure };
}
