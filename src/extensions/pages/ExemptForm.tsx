import { DateInput, LoadingButton, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { fromCalendarDay, toCalendarDay } from '../lib/calendar-day.ts';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { BULK } from '../words/pages.ts';
import { useFrame } from './frame.tsx';

interface Props {
  workflowIds: readonly string[];
  onDone: () => void;
}

/** Says of workflows that they write to customers and need no hypothesis, until a day. */
export function ExemptForm({ workflowIds, onDone }: Props) {
  const { api } = useFrame();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const assets = workflowIds.map((id) => ({ kind: 'workflow' as const, id }));
  const { run, isRunning, failure } = useAction((_: void) => api.exempt(assets, reason, until), onDone);
  return (
    <>
      <TextArea
        label={BULK.reason}
        name="reason"
        description={BULK.reasonExempt}
        maxLength={400}
        value={reason}
        onInput={setReason}
      />
      <DateInput
        label={BULK.until}
        name="until"
        format="YYYY-MM-DD"
        {...fromCalendarDay(until)}
        onChange={(day) => setUntil(toCalendarDay(day))}
      />
      <LoadingButton
        testId="do-exempt"
        variant="primary"
        loading={isRunning}
        disabled={reason.trim() === '' || until === ''}
        onClick={() => run()}
      >
        {BULK.doExempt}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}
