import type { Decided } from '@groundwork/core/contract/changes';
import type { Decision } from '@groundwork/core/hypotheses/hypothesis';
import { Flex, Heading, Select, Text, TextArea, useExtensionActions } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
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
  const onDone = ({ successor, reviewAsked }: Decided) => {
    if (reviewAsked !== null) addAlert({ type: 'warning', message: reviewAsked });
    if (successor === null) refresh();
    else go(`/hypotheses/${successor.id}`);
  };
  const decide =
    choice === null || reason.trim() === ''
      ? null
      : () => api.decide(hypothesis.id, hypothesis.version, choice, reason);
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
        <ActionButton
          testId="decide"
          variant="primary"
          label={HYPOTHESIS.decide}
          act={decide}
          onDone={onDone}
          onRetry={refresh}
        />
      </Flex>
    </Flex>
  );
}
