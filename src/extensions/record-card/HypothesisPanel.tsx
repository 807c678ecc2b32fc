import type { CardHypothesis } from '@groundwork/core/contract/record-card';
import { expectation, longDayOf, whySince } from '@groundwork/core/explain/card-words';
import {
  DescriptionList,
  DescriptionListItem,
  Link,
  Panel,
  PanelBody,
  PanelSection,
  Text,
} from '@hubspot/ui-extensions';
import { GROUPS, OPEN_HYPOTHESIS, SALES_NOTE } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import { MisfitForm } from './MisfitForm.tsx';

/** One hypothesis of a record: the sentence, why the record is here, what is expected, and “this doesn't fit”. */
export function HypothesisPanel({ entry, scene }: { entry: CardHypothesis; scene: CardScene }) {
  const why = whySince(entry, scene.timeZone);
  return (
    <Panel id={`hypothesis-${entry.id}`} title={entry.title} width="sm">
      <PanelBody>
        <PanelSection>
          <Text>{entry.sentence}</Text>
        </PanelSection>
        <PanelSection>
          {why !== '' && <Text>{`In it ${why}`}</Text>}
          <Text>{expectation(entry)}</Text>
          {entry.salesNote !== '' && <Text>{`${SALES_NOTE}: ${entry.salesNote}`}</Text>}
        </PanelSection>
        {entry.editorView !== null && <EditorsOnly view={entry.editorView} timeZone={scene.timeZone} />}
        <PanelSection>
          <MisfitForm entry={entry} scene={scene} />
        </PanelSection>
        <PanelSection>
          <Link href={scene.links.page(`/hypotheses/${entry.id}`)}>{OPEN_HYPOTHESIS}</Link>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
}

interface EditorsOnlyProps {
  view: NonNullable<CardHypothesis['editorView']>;
  timeZone: string;
}

function EditorsOnly({ view, timeZone }: EditorsOnlyProps) {
  if (view.group === null && view.amendments.length === 0) return null;
  return (
    <PanelSection>
      <DescriptionList direction="column">
        {view.group !== null && (
          <DescriptionListItem label="Group (editors only)">
            <Text>{GROUPS[view.group]}</Text>
          </DescriptionListItem>
        )}
        {view.amendments.map(({ at, what, reason }) => (
          <DescriptionListItem key={`${at}${what}`} label={`Changed on ${longDayOf(at, timeZone)}`}>
            <Text>{`${what}: ${reason}`}</Text>
          </DescriptionListItem>
        ))}
      </DescriptionList>
    </PanelSection>
  );
}
