import { Flex, Heading, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { OVERVIEW, WORKFLOWS } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

/** Freezes what is there today, so that from the next audit on only what is new counts. */
export function StartFromHere({ onDone }: { onDone: () => void }) {
  const { api } = useFrame();
  const [isDone, setDone] = useState(false);
  const { run, isRunning, failure } = useAction(
    () => api.startFromHere(),
    () => {
      setDone(true);
      onDone();
    },
  );
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{OVERVIEW.fromHere}</Heading>
      <Text>{OVERVIEW.fromHereText}</Text>
      {isDone ? (
        <Text variant="microcopy">{WORKFLOWS.nextAudit}</Text>
      ) : (
        <LoadingButton loading={isRunning} onClick={() => run(undefined)} size="sm">
          {OVERVIEW.fromHereDo}
        </LoadingButton>
      )}
      {failure !== null && <Failure failure={failure} />}
    </Flex>
  );
}
