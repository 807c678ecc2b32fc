import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { OVERVIEW, WORKFLOWS } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

/** Freezes what is there today, so that from the next audit on only what is new counts. */
export function StartFromHere({ onDone }: { onDone: () => void }) {
  const { api } = useFrame();
  const [isDone, setDone] = useState(false);
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{OVERVIEW.fromHere}</Heading>
      <Text>{OVERVIEW.fromHereText}</Text>
      {isDone ? (
        <Text variant="microcopy">{WORKFLOWS.nextAudit}</Text>
      ) : (
        <ActionButton
          size="sm"
          label={OVERVIEW.fromHereDo}
          act={api.startFromHere}
          onDone={() => {
            setDone(true);
            onDone();
          }}
        />
      )}
    </Flex>
  );
}
