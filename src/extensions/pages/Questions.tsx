import type { AskedDestination } from '@groundwork/core/contract/asked-destination';
import type { DestinationClass } from '@groundwork/core/grounding/judgements';
import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { OVERVIEW, WORKFLOWS } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

/** Outside systems of which nobody has said yet whether they write to customers. */
export function Questions({ questions }: { questions: readonly AskedDestination[] }) {
  return (
    <Flex direction="column" gap="sm">
      <Text variant="microcopy">{OVERVIEW.questionsHelp}</Text>
      {questions.map((question) => (
        <Question key={`${question.kind} ${question.key}`} question={question} />
      ))}
    </Flex>
  );
}

function Question({ question }: { question: AskedDestination }) {
  const { api, viewer } = useFrame();
  const [answered, setAnswered] = useState<DestinationClass | null>(null);
  const { kind, key, label, waiting } = question;
  const { run, isRunning, failure } = useAction(async (said: DestinationClass) => {
    const done = await api.answer({ kind, key }, said, OVERVIEW.answeredHere);
    return done.ok ? { ok: true as const, value: said } : done;
  }, setAnswered);
  const uses = waiting.length === 1 ? '1 workflow' : `${waiting.length} workflows`;
  return (
    <>
      <Flex justify="between" align="center" gap="sm" wrap="wrap">
        <Text>{`${label}: ${uses}`}</Text>
        {answered !== null && <Text variant="microcopy">{WORKFLOWS.nextAudit}</Text>}
        {answered === null && viewer.you.mayEdit && (
          <Flex gap="xs">
            <LoadingButton size="xs" loading={isRunning} onClick={() => run('customer_facing')}>
              {OVERVIEW.writes}
            </LoadingButton>
            <LoadingButton size="xs" loading={isRunning} onClick={() => run('operational')}>
              {OVERVIEW.doesNot}
            </LoadingButton>
          </Flex>
        )}
      </Flex>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}
