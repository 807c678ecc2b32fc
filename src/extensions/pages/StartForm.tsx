import { Flex, Heading, LoadingButton, Text, useExtensionActions } from '@hubspot/ui-extensions';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { HYPOTHESIS } from '../words/hypothesis.ts';
import { useFrame } from './frame.tsx';
import type { SectionProps } from './HypothesisDetailPage.tsx';

/** Starts a draft; what stands against it is told with what to do, and what should be known once it has started. */
export function StartForm({ page: { hypothesis }, refresh }: SectionProps) {
  const { api } = useFrame();
  const { addAlert } = useExtensionActions<'pages'>();
  const { run, isRunning, failure } = useAction(
    (_: void) => api.start(hypothesis.id, hypothesis.version),
    (started) => {
      for (const { message, hint } of started.warnings)
        addAlert({ type: 'warning', title: HYPOTHESIS.warnings, message: `${message} ${hint}` });
      refresh();
    },
  );
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{HYPOTHESIS.start}</Heading>
      <Text>{HYPOTHESIS.startText}</Text>
      <LoadingButton testId="start" variant="primary" loading={isRunning} onClick={() => run()}>
        {HYPOTHESIS.start}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} onRetry={refresh} />}
    </Flex>
  );
}
