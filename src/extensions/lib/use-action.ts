import { useRef, useState } from 'react';
import type { ApiResult, Failed } from '../api/client.ts';

export interface Action<Input> {
  run: (input: Input) => Promise<void>;
  isRunning: boolean;
  /** Why the last run came to nothing; null while there is none. */
  failure: Failed | null;
  forget: () => void;
}

/** Something a person does: a second click while it is being done changes nothing, and a failure is kept to be shown. */
export function useAction<Input, Value>(
  act: (input: Input) => Promise<ApiResult<Value>>,
  onDone: (value: Value) => void,
): Action<Input> {
  const isBusy = useRef(false);
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  async function run(input: Input): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    setRunning(true);
    const result = await act(input);
    isBusy.current = false;
    setRunning(false);
    setFailure(result.ok ? null : result);
    if (result.ok) onDone(result.value);
  }
  return { run, isRunning, failure, forget: () => setFailure(null) };
}
