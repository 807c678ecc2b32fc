import type { CardHypothesis } from '@groundwork/core/contract/record-card';
import { MisfitReason } from '@groundwork/core/hypotheses/misfit-reason';
import { Accordion, Input, LoadingButton, Select, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { MISFIT, MISFIT_REASONS } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';

const OPTIONS = MisfitReason.options.map((value) => ({ value, label: MISFIT_REASONS[value] }));

/** “This doesn't fit”: a reason and a few words, counted as evidence. */
export function MisfitForm({ entry, scene }: { entry: CardHypothesis; scene: CardScene }) {
  const [reason, setReason] = useState<MisfitReason | null>(entry.misfit);
  const [note, setNote] = useState('');
  const { api, objectTypeId, recordId, refresh } = scene;
  const about = { hypothesisId: entry.id, objectTypeId, recordId };
  const { run, isRunning, failure } = useAction(
    (said: { reason: MisfitReason; note: string }) => api.misfit(about, said),
    refresh,
  );
  return (
    <>
      {entry.misfit !== null && <Text>{MISFIT.noted(entry.misfit)}</Text>}
      <Accordion title={MISFIT.title} size="xs">
        <Text variant="microcopy">{MISFIT.help}</Text>
        <Select
          label={MISFIT.reason}
          name="reason"
          options={OPTIONS}
          {...(reason === null ? {} : { value: reason })}
          onChange={(value) => setReason(MisfitReason.parse(value))}
        />
        <Input label={MISFIT.note} name="note" value={note} onInput={(text) => setNote(text.slice(0, 140))} />
        <LoadingButton
          testId={`misfit-${entry.id}`}
          loading={isRunning}
          disabled={reason === null}
          onClick={() => (reason === null ? undefined : run({ reason, note }))}
          size="sm"
        >
          {MISFIT.send}
        </LoadingButton>
        {failure !== null && <Failure failure={failure} />}
      </Accordion>
    </>
  );
}
