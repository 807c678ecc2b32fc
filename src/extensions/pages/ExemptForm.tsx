import { DateInput, TextArea } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { fromCalendarDay, toCalendarDay } from '../lib/calendar-day.ts';
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
  const isSaid = reason.trim() !== '' && until !== '';
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
        onChange={(day) => setUntil(toCalendarDay(day) ?? '')}
      />
      <ActionButton
        testId="do-exempt"
        variant="primary"
        label={BULK.doExempt}
        act={isSaid ? () => api.exempt(assets, reason, until) : null}
        onDone={onDone}
      />
    </>
  );
}
