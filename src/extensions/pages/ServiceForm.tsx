import { LoadingButton, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { BULK } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

interface Props {
  workflowIds: readonly string[];
  onDone: () => void;
}

/** Says of workflows that they send service messages, for as long as their actions stay as they are. */
export function ServiceForm({ workflowIds, onDone }: Props) {
  const { api } = useFrame();
  const [reason, setReason] = useState('');
  const { run, isRunning, failure } = useAction(
    (_: void) => api.setClass(workflowIds, 'service_message', reason),
    onDone,
  );
  return (
    <>
      <TextArea
        label={BULK.reason}
        name="service-reason"
        description={BULK.reasonService}
        maxLength={400}
        value={reason}
        onInput={setReason}
      />
      <LoadingButton
        testId="do-service"
        variant="primary"
        loading={isRunning}
        disabled={reason.trim() === ''}
        onClick={() => run()}
      >
        {BULK.doService}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}
