import type { Question } from '@groundwork/core/outcomes/verdict/question';
import { Alert, Flex, LoadingButton, Text, TextArea, useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';

/** What keeps a hypothesis from its result until a person answers; some answers open version 2. */
export function QuestionForm({
  page: { hypothesis },
  refresh,
  question,
}: SectionProps & { question: Question }) {
  const { api, go, viewer } = useFrame();
  const { addAlert } = useExtensionActions<'pages'>();
  const [reason, setReason] = useState('');
  const { run, isRunning, failure } = useAction(
    (answer: 'yes' | 'no') => api.amend(hypothesis.id, hypothesis.version, question.id, answer, reason),
    ({ successor }) => {
      addAlert({ type: 'success', message: HYPOTHESIS.answered });
      if (successor === null) refresh();
      else go(`/hypotheses/${successor.id}`);
    },
  );
  return (
    <Alert title={HYPOTHESIS.question} variant="warning">
      <Text>{question.text}</Text>
      {viewer.you.mayEdit && (
        <Flex direction="column" gap="sm">
          <TextArea
            label={HYPOTHESIS.howYouKnow}
            name="answer-reason"
            maxLength={400}
            value={reason}
            onInput={setReason}
          />
          <Flex gap="sm" wrap="wrap">
            {(['yes', 'no'] as const).map((answer) => (
              <LoadingButton
                key={answer}
                testId={`answer-${answer}`}
                loading={isRunning}
                disabled={reason.trim() === ''}
                onClick={() => run(answer)}
              >
                {question[answer]}
              </LoadingButton>
            ))}
          </Flex>
        </Flex>
      )}
      {failure !== null && <Failure failure={failure} onRetry={refresh} />}
    </Alert>
  );
}
