import { contentFromStatement } from '@groundwork/core/hypotheses/from-statement';
import { LoadingButton, Text, TextArea } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { ApiResult } from '../api/client.ts';
import { newHypothesisId } from '../lib/new-id.ts';
import { Coach, useCoach } from '../lib/Coach.tsx';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { WHY } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import type { Segment } from './SayWhyPanel.tsx';

interface Props {
  segment: Segment;
  scene: CardScene;
  onDone: () => void;
}

const LONGEST = 2_000;

/** One sentence, with the coach's next question under it; saved as a draft to which the segment is attached. */
export function WriteDraft({ segment, scene, onDone }: Props) {
  const [statement, setStatement] = useState('');
  const coach = useCoach(statement, scene.api.check);
  // One id as long as the panel is open: saving again after a failure makes no second draft.
  const id = useRef(newHypothesisId());
  const { run, isRunning, failure } = useAction(
    (text: string) => saveDraft(text, { id: id.current, segment, scene }),
    onDone,
  );
  return (
    <>
      <TextArea
        label={WHY.sentence}
        name="statement"
        description={WHY.example}
        rows={5}
        maxLength={LONGEST}
        value={statement}
        onInput={setStatement}
      />
      <Coach report={coach} />
      <LoadingButton
        testId={`save-draft-${segment.listId}`}
        variant="primary"
        loading={isRunning}
        disabled={statement.trim() === ''}
        onClick={() => run(statement)}
      >
        {WHY.save}
      </LoadingButton>
      <Text variant="microcopy">{statement.trim() === '' ? WHY.tooShort : WHY.saved}</Text>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}

interface Saving {
  id: string;
  segment: Segment;
  scene: CardScene;
}

/** Takes the sentence apart, keeps it, attaches the segment. Each step may be repeated without doing it twice. */
async function saveDraft(
  statement: string,
  { id, segment, scene: { api, objectTypeId } }: Saving,
): Promise<ApiResult<unknown>> {
  const checked = await api.check(statement);
  if (!checked.ok) return checked;
  const created = await api.create(id, contentFromStatement(statement, checked.value, objectTypeId));
  if (!created.ok) return created;
  return api.attach(id, created.value.version, [{ kind: 'list', id: segment.listId, role: 'treatment' }]);
}
