import { useCallback, useEffect, useState } from 'react';
import type { ApiResult, Failed } from '../api/client.ts';

/** A remote view is in exactly one of these states. */
type Remote<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; failure: Failed };

export interface Loaded<Value> {
  remote: Remote<Value>;
  /** Loads again and shows that it does. */
  retry: () => void;
  /** Loads again behind what is shown, which stays until the new answer is there. */
  refresh: () => void;
}

/**
 * Loads once, and again on `retry` and `refresh`. An answer that arrives after a newer request was sent is ignored.
 * `load` has to be stable (useCallback): a new one loads anew, behind what is shown.
 */
export function useRemote<Value>(load: () => Promise<ApiResult<Value>>): Loaded<Value> {
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
  const refresh = useCallback(() => setAttempt((count) => count + 1), []);
  const retry = useCallback(() => {
    setRemote({ state: 'loading' });
    refresh();
  }, [refresh]);
  return { remote, retry, refresh };
}
