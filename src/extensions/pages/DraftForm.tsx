import { contentOf } from '@groundwork/core/hypotheses/draft';
import type { HypothesisContent } from '@groundwork/core/hypotheses/hypothesis';
import { Flex, Heading, Input, LoadingButton, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { Failure } from '../lib/RemoteView.tsx';
import { useJob } from '../lib/use-job.ts';
import { HYPOTHESIS, SLOT_FIELDS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';
import { JudgedBy } from './JudgedBy.tsx';

/** The parts of a draft and its prediction, kept by the version that was seen. */
export function DraftForm({ page, refresh }: SectionProps) {
  const { api } = useFrame();
  const { id, version } = page.hypothesis;
  const [content, setContent] = useState<HypothesisContent>(() => contentOf(page.hypothesis));
  const { slots } = content;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{HYPOTHESIS.parts}</Heading>
      {SLOT_FIELDS.map(({ name, label, isLong, most }) => {
        const Field = isLong ? TextArea : Input;
        return (
          <Field
            key={name}
            label={label}
            name={name}
            {...(most === undefined ? {} : { description: HYPOTHESIS.atMost(most) })}
            value={slots[name]}
            onInput={(text: string) => setContent({ ...content, slots: { ...slots, [name]: text } })}
          />
        );
      })}
      <Heading>{HYPOTHESIS.prediction}</Heading>
      <JudgedBy content={content} onChange={setContent} />
      <Flex direction="column" align="start" gap="sm">
        <ActionButton
          testId="save-content"
          variant="primary"
          label={HYPOTHESIS.save}
          act={() => api.change(id, version, content)}
          onDone={refresh}
          onRetry={refresh}
        />
        <WorkOutToday page={page} refresh={refresh} />
      </Flex>
    </Flex>
  );
}

/** Measures today's number on those who joined before, as the draft is kept, and takes it over. */
function WorkOutToday({ page: { hypothesis }, refresh }: SectionProps) {
  const { api } = useFrame();
  const { id, version } = hypothesis;
  const { start, isRunning, failure } = useJob(() => api.workOutToday(id, version), api.job, refresh);
  return (
    <>
      <LoadingButton
        loading={isRunning}
        disabled={(hypothesis.prediction?.metric ?? null) === null}
        onClick={start}
      >
        {HYPOTHESIS.workOut}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} onRetry={refresh} />}
    </>
  );
}
