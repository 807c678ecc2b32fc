import type { RecordCard } from '@groundwork/core/contract/record-card';
import { Panel, PanelBody, PanelSection, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { SAY_WHY, WHY } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import { PickDraft } from './PickDraft.tsx';
import { WriteDraft } from './WriteDraft.tsx';

export type Segment = RecordCard['unexplained'][number];

/** Says why a segment writes to people: by a hypothesis that is being written already, or by a new sentence. */
export function SayWhyPanel({ segment, scene }: { segment: Segment; scene: CardScene }) {
  const id = `say-why-${segment.listId}`;
  // A panel is part of the card before it is opened: nothing is asked of the server until then.
  const [isOpen, setOpen] = useState(false);
  const onDone = () => {
    scene.closeOverlay(id);
    scene.refresh();
  };
  return (
    <Panel id={id} title={`${SAY_WHY}: ${segment.name}`} width="sm" onOpen={() => setOpen(true)}>
      <PanelBody>
        <PanelSection>
          <Text>{segment.usedBy.length === 0 ? WHY.notUsed : WHY.usedBy(segment.usedBy)}</Text>
        </PanelSection>
        {isOpen && <PickDraft segment={segment} scene={scene} onDone={onDone} />}
        <PanelSection>
          <WriteDraft segment={segment} scene={scene} onDone={onDone} />
        </PanelSection>
      </PanelBody>
    </Panel>
  );
}
