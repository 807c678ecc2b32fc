import { useCallback, useEffect, useState } from 'react';
import type { ApiResult } from '../api/client.ts';

type Failure = Extract<ApiResult<unknown>, { ok: false }>;

/** A remote view is in exactly one of these states. */
export type Remote<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; failure: Failure };

/**
 * Loads once and again on `retry`. An answer that arrives after a newer request was sent is ignored.
 * `load` has to be stable (useCallback): a new one loads anew.
 */
export function useRemote<Value>(load: () => Promise<ApiResult<Value>>): {
  remote: Remote<Value>;
  retry: () => void;
} {
  const [attempt, setAttempt] = useState(0);
  const [remote, setRemote] = useState<Remote<Value>>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    void load().then((result) => {
      if (!isCurrent) return;
      setRemote(result.ok ? { state: 'ready', value: result.value } : { state: 'failed', failure: result });
    });
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  const retry = useCallback(() => {
    setRemote({ state: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  return { remote, retry };
}
