import { TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
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
      <ActionButton
        testId="do-service"
        variant="primary"
        label={BULK.doService}
        act={reason.trim() === '' ? null : () => api.setClass(workflowIds, 'service_message', reason)}
        onDone={onDone}
      />
    </>
  );
}
