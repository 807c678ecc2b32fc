import type { RecordCard } from '@groundwork/core/contract/record-card';
import { objectTypeName } from '@groundwork/core/object-type';
import { Accordion, Flex, Link, Text } from '@hubspot/ui-extensions';
import { DRAFT_STARTED, SAY_WHY } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import { SayWhyPanel } from './SayWhyPanel.tsx';

type Segment = RecordCard['unexplained'][number];

/** Segments named one by one; more of them are behind one line. */
const SHOWN = 3;

/** Segments that write to the record although nobody has said why; editors can say it here. */
export function WithoutHypothesis({ card, scene }: { card: RecordCard; scene: CardScene }) {
  const { unexplained, unexplainedCount, mayEdit, hypotheses } = card;
  const row = (segment: Segment) => (
    <Row key={segment.listId} segment={segment} mayEdit={mayEdit} scene={scene} />
  );
  const more = unexplained.slice(SHOWN);
  const notNamed = unexplainedCount - unexplained.length;
  const { one: object } = objectTypeName(card.objectTypeId);
  return (
    <Flex direction="column" gap="xs">
      {hypotheses.length > 0 && <Text variant="microcopy">{countWords(unexplainedCount, object)}</Text>}
      {unexplained.slice(0, SHOWN).map(row)}
      {more.length > 0 && (
        <Accordion title={`${more.length} more`} size="xs">
          <Flex direction="column" gap="xs">
            {more.map(row)}
            {notNamed > 0 && <Text variant="microcopy">{`and ${notNamed} more`}</Text>}
          </Flex>
        </Accordion>
      )}
    </Flex>
  );
}

function countWords(count: number, object: string): string {
  return count === 1
    ? `1 more segment writes to this ${object} without a hypothesis`
    : `${count} more segments write to this ${object} without a hypothesis`;
}

function Row({ segment, mayEdit, scene }: { segment: Segment; mayEdit: boolean; scene: CardScene }) {
  const { draft, listId, name } = segment;
  return (
    <Flex justify="between" align="start" gap="sm">
      <Text>{name}</Text>
      {draft !== null && <Link href={scene.links.page(`/hypotheses/${draft.id}`)}>{DRAFT_STARTED}</Link>}
      {draft === null && mayEdit && (
        <Link href="#" testId={`say-why-${listId}`} overlay={<SayWhyPanel segment={segment} scene={scene} />}>
          {SAY_WHY}
        </Link>
      )}
    </Flex>
  );
}
