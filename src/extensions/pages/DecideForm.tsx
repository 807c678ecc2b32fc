import type { Decision } from '@groundwork/core/hypotheses/hypothesis';
import {
  Flex,
  Heading,
  LoadingButton,
  Select,
  Text,
  TextArea,
  useExtensionActions,
} from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { CHOICES, HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';

type Choice = Decision['choice'];
const OPTIONS = (Object.entries(CHOICES) as [Choice, string][]).map(([value, label]) => ({ value, label })); // the keys of the words

/** A person's decision with what was learned; “change” goes on in version 2. */
export function DecideForm({ page: { hypothesis }, refresh }: SectionProps) {
  const { api, go } = useFrame();
  const { addAlert } = useExtensionActions<'pages'>();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const { run, isRunning, failure } = useAction(
    (chosen: Choice) => api.decide(hypothesis.id, hypothesis.version, chosen, reason),
    ({ successor, reviewAsked }) => {
      if (reviewAsked !== null) addAlert({ type: 'warning', message: reviewAsked });
      if (successor === null) refresh();
      else go(`/hypotheses/${successor.id}`);
    },
  );
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.decide}</Heading>
      <Text>{HYPOTHESIS.decideText}</Text>
      <Select
        label={HYPOTHESIS.choice}
        name="choice"
        options={OPTIONS}
        {...(choice === null ? {} : { value: choice })}
        onChange={(value) => setChoice(OPTIONS.find((one) => one.value === value)?.value ?? null)}
      />
      <TextArea label={HYPOTHESIS.reason} name="reason" maxLength={2000} value={reason} onInput={setReason} />
      <Flex direction="column" align="start" gap="sm">
        <LoadingButton
          testId="decide"
          variant="primary"
          loading={isRunning}
          disabled={choice === null || reason.trim() === ''}
          onClick={() => (choice === null ? undefined : run(choice))}
        >
          {HYPOTHESIS.decide}
        </LoadingButton>
        {failure !== null && <Failure failure={failure} onRetry={refresh} />}
      </Flex>
    </Flex>
  );
}
