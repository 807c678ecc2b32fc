import { Divider, LoadingButton, PanelSection, Select, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { Failure, RemoteView } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { useRemote } from '../lib/use-remote.ts';
import { WHY } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import type { Segment } from './SayWhyPanel.tsx';

interface Props {
  segment: Segment;
  scene: CardScene;
  onDone: () => void;
}

/** Attaches a segment to a hypothesis that is being written; once one has started, who takes part is fixed. */
export function PickDraft({ segment, scene, onDone }: Props) {
  const { api, objectTypeId } = scene;
  const load = useCallback(() => api.drafts(objectTypeId), [api, objectTypeId]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {({ results }) =>
        results.length > 0 && (
          <PanelSection>
            <Choice
              drafts={results.map(({ id, title, version }) => ({ id, title, version }))}
              segment={segment}
              scene={scene}
              onDone={onDone}
            />
            <Divider />
            <Text format={{ fontWeight: 'bold' }}>{WHY.or}</Text>
          </PanelSection>
        )
      }
    </RemoteView>
  );
}

interface Draft {
  id: string;
  title: string;
  version: number;
}

function Choice({ drafts, segment, scene, onDone }: Props & { drafts: readonly Draft[] }) {
  const [chosen, choose] = useState<Draft | null>(null);
  const { run, isRunning, failure } = useAction(
    ({ id, version }: Draft) =>
      scene.api.attach(id, version, [{ kind: 'list', id: segment.listId, role: 'treatment' }]),
    onDone,
  );
  return (
    <>
      <Select
        label={WHY.pick}
        name="draft"
        placeholder={WHY.pickPlaceholder}
        options={drafts.map(({ id, title }) => ({ value: id, label: title === '' ? id : title }))}
        {...(chosen === null ? {} : { value: chosen.id })}
        onChange={(value) => choose(drafts.find(({ id }) => id === value) ?? null)}
      />
      <LoadingButton
        testId={`attach-${segment.listId}`}
        loading={isRunning}
        disabled={chosen === null}
        onClick={() => (chosen === null ? undefined : run(chosen))}
        size="sm"
      >
        {WHY.attach}
      </LoadingButton>
      {failure !== null && <Failure failure={failure} />}
    </>
  );
}
