import type { StartPreview } from '@groundwork/core/contract/changes';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';
import { PlanView } from './PlanView.tsx';
import { Warnings } from './Warnings.tsx';

/** Shows what a start would fix, or what stands against it, and starts the draft once the plan has been seen. */
export function StartForm({ page: { hypothesis }, refresh }: SectionProps) {
  const { api } = useFrame();
  const [preview, setPreview] = useState<StartPreview | null>(null);
  const { id, version } = hypothesis;
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{HYPOTHESIS.start}</Heading>
      <Text>{HYPOTHESIS.startText}</Text>
      {preview === null ? (
        <ActionButton
          testId="look-at-plan"
          variant="primary"
          label={HYPOTHESIS.lookAtPlan}
          act={() => api.previewStart(id)}
          onDone={setPreview}
          onRetry={refresh}
        />
      ) : (
        <>
          <PlanView plan={preview.plan} hypothesis={hypothesis} />
          <Warnings warnings={preview.warnings} />
          <ActionButton
            testId="start"
            variant="primary"
            label={HYPOTHESIS.startNow}
            act={() => api.start(id, version, preview.plan)}
            onDone={refresh}
            onRetry={refresh}
          />
        </>
      )}
    </Flex>
  );
}
