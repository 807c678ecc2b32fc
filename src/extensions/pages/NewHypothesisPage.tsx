import { contentFromStatement } from '@groundwork/core/hypotheses/from-statement';
import { COMPANY, CONTACT, DEAL, objectTypeName } from '@groundwork/core/object-type';
import { Alert, Button, Flex, LoadingButton, Select, TextArea } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { useRef, useState } from 'react';
import { newHypothesisId } from '../lib/new-id.ts';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { NOT_AN_EDITOR } from '../words/failures.ts';
import { sentenceCase } from '../words/numbers.ts';
import { NEW } from '../words/pages.ts';
import { Coach, useCoach } from '../lib/Coach.tsx';
import { useFrame } from './frame.tsx';

const KINDS = [CONTACT, COMPANY, DEAL].map((id) => ({
  value: id,
  label: sentenceCase(objectTypeName(id).many),
}));
const LONGEST = 5_000;

/** A sentence, the coach's next question under it, and a draft of what was understood. */
export function NewHypothesisPage() {
  const { viewer } = useFrame();
  return (
    <>
      <PageTitle>{NEW.title}</PageTitle>
      {viewer.you.mayEdit ? (
        <Sentence />
      ) : (
        <Alert title={NOT_AN_EDITOR.title} variant="info">
          {NOT_AN_EDITOR.text}
        </Alert>
      )}
    </>
  );
}

function Sentence() {
  const { api, go } = useFrame();
  const [statement, setStatement] = useState('');
  const [objectTypeId, setObjectTypeId] = useState<string>(CONTACT);
  const coach = useCoach(statement, api.check);
  // One id as long as the page is open: saving again after a failure makes no second draft.
  const id = useRef(newHypothesisId());
  const { run, isRunning, failure } = useAction(
    async (text: string) => {
      const checked = await api.check(text);
      if (!checked.ok) return checked;
      return api.create(id.current, contentFromStatement(text, checked.value, objectTypeId));
    },
    (draft) => go(`/hypotheses/${draft.id}`),
  );
  return (
    <Flex direction="column" gap="sm">
      <Select
        label={NEW.about}
        name="objectType"
        value={objectTypeId}
        options={KINDS}
        onChange={(value) => setObjectTypeId(String(value))}
      />
      <TextArea
        label={NEW.sentence}
        name="statement"
        description={NEW.example}
        rows={6}
        maxLength={LONGEST}
        value={statement}
        onInput={setStatement}
      />
      <Coach report={coach} />
      <Flex gap="sm">
        <LoadingButton
          testId="save-new"
          variant="primary"
          loading={isRunning}
          disabled={statement.trim() === ''}
          onClick={() => run(statement)}
        >
          {NEW.save}
        </LoadingButton>
        {statement === '' && (
          <Button variant="transparent" onClick={() => setStatement(NEW.example)}>
            {NEW.useExample}
          </Button>
        )}
      </Flex>
      {failure !== null && <Failure failure={failure} />}
    </Flex>
  );
}
