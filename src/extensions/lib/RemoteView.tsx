import { Alert, Button, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { type ReactNode, useEffect, useState } from 'react';
import type { Failed } from '../api/client.ts';
import { failureWords, STILL_LOOKING, TRY_AGAIN } from '../words/failures.ts';
import type { Loaded } from './use-remote.ts';

/** What is remote: nothing at first, then that it is being looked for, then what came of it. */
export function RemoteView<Value>({
  loaded,
  children,
}: {
  loaded: Pick<Loaded<Value>, 'remote' | 'retry'>;
  children: (value: Value) => ReactNode;
}) {
  const { remote, retry } = loaded;
  switch (remote.state) {
    case 'loading':
      return <Looking />;
    case 'failed':
      return <Failure failure={remote.failure} onRetry={retry} />;
    case 'ready':
      return <>{children(remote.value)}</>;
  }
}

/** A quick answer needs no spinner, a slow one says so. */
const SPINNER_AFTER_MS = 300;
const WORDS_AFTER_MS = 3_000;

function Looking() {
  const waited = useWaited();
  if (waited < SPINNER_AFTER_MS) return null;
  return <LoadingSpinner label={STILL_LOOKING} showLabel={waited >= WORDS_AFTER_MS} />;
}

function useWaited(): number {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [SPINNER_AFTER_MS, WORDS_AFTER_MS].map((ms) => setTimeout(() => setWaited(ms), ms));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, []);
  return waited;
}

/** What went wrong and what to do; with a way to try again where that can help. */
export function Failure({ failure, onRetry }: { failure: Failed; onRetry?: () => void }) {
  const { title, text, canRetry } = failureWords(failure);
  return (
    <Alert title={title} variant="error">
      <Text>{text}</Text>
      {canRetry && onRetry !== undefined && (
        <Button onClick={onRetry} size="sm">
          {TRY_AGAIN}
        </Button>
      )}
    </Alert>
  );
}
