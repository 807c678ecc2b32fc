import { LoadingButton, type LoadingButtonProps } from '@hubspot/ui-extensions';
import type { ApiResult } from '../api/client.ts';
import { Failure } from './RemoteView.tsx';
import { useAction } from './use-action.ts';

interface Props<Value> extends Pick<LoadingButtonProps, 'size' | 'variant' | 'testId'> {
  label: string;
  /** Null while there is nothing to do yet. */
  act: (() => Promise<ApiResult<Value>>) | null;
  onDone: (value: Value) => void;
  /** Offered where trying again can help; none where the button itself does it. */
  onRetry?: () => void;
}

/** A button that does one thing once, however often it is clicked; why it failed stands below it. */
export function ActionButton<Value>({ label, act, onDone, onRetry, ...look }: Props<Value>) {
  const { run, isRunning, failure } = useAction((now: () => Promise<ApiResult<Value>>) => now(), onDone);
  return (
    <>
      <LoadingButton
        {...look}
        loading={isRunning}
        disabled={act === null}
        onClick={() => (act === null ? undefined : run(act))}
      >
        {label}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} {...(onRetry === undefined ? {} : { onRetry })} />}
    </>
  );
}
