import type { CardHypothesis, RecordCard } from '@groundwork/core/contract/record-card';
import { expectation, whySince } from '@groundwork/core/explain/card-words';
import {
  Accordion,
  Flex,
  Link,
  Panel,
  PanelBody,
  PanelSection,
  StatusTag,
  Text,
} from '@hubspot/ui-extensions';
import { DECISION_DUE, SALES_NOTE, STILL_WRITES } from '../words/card.ts';
import type { CardScene } from './card-scene.ts';
import { HypothesisPanel } from './HypothesisPanel.tsx';

/** Up to this many get three lines each; more get two. */
const ROOMY = 2;
/** Rows shown in the sidebar; the rest is one click away. */
const SHOWN = 4;

interface Props {
  card: RecordCard;
  scene: CardScene;
  isExpanded: boolean;
}

/** The hypotheses of a record, the most urgent first; finished ones and long tails behind one line. */
export function HypothesisRows({ card, scene, isExpanded }: Props) {
  const { hypotheses } = card;
  const isRoomy = isExpanded || hypotheses.length <= ROOMY;
  const row = (entry: CardHypothesis) => <Row key={entry.id} entry={entry} scene={scene} isRoomy={isRoomy} />;
  if (isExpanded || hypotheses.length <= ROOMY) return <>{hypotheses.map(row)}</>;
  const open = hypotheses.filter(isOpen);
  const finished = hypotheses.filter((entry) => !isOpen(entry));
  if (hypotheses.length > 2 * SHOWN) return <Many entries={hypotheses} row={row} scene={scene} />;
  return (
    <>
      {open.slice(0, SHOWN).map(row)}
      <Folded title={`${open.length - SHOWN} more running`} entries={open.slice(SHOWN)} row={row} />
      <Folded title={`${finished.length} finished`} entries={finished} row={row} />
    </>
  );
}

/** Asks something of the reader still: a result, or a decision. */
function isOpen(entry: CardHypothesis): boolean {
  return entry.outcome === 'waiting' || entry.awaitsDecision || entry.stillWrites;
}

interface Rows {
  entries: readonly CardHypothesis[];
  row: (entry: CardHypothesis) => React.ReactNode;
}

function Folded({ title, entries, row }: Rows & { title: string }) {
  if (entries.length === 0) return null;
  return (
    <Accordion title={title} size="xs">
      <Flex direction="column" gap="sm">
        {entries.map(row)}
      </Flex>
    </Accordion>
  );
}

function Many({ entries, row, scene }: Rows & Pick<Props, 'scene'>) {
  const all = (
    <Panel id="all-hypotheses" title={`All ${entries.length}`} width="sm">
      <PanelBody>
        {entries.map((entry) => (
          <PanelSection key={entry.id}>
            <Flex justify="between" align="center" gap="sm">
              <Link href={scene.links.page(`/hypotheses/${entry.id}`)}>{entry.title}</Link>
              <StatusTag variant={entry.tone}>{entry.label}</StatusTag>
            </Flex>
            <Text variant="microcopy">
              {[whySince(entry, scene.timeZone), expectation(entry)].filter(Boolean).join(' · ')}
            </Text>
          </PanelSection>
        ))}
      </PanelBody>
    </Panel>
  );
  return (
    <>
      {entries.slice(0, SHOWN).map(row)}
      <Link href="#" overlay={all}>{`All ${entries.length}`}</Link>
    </>
  );
}

interface RowProps {
  entry: CardHypothesis;
  scene: CardScene;
  isRoomy: boolean;
}

function Row({ entry, scene, isRoomy }: RowProps) {
  return (
    <Flex direction="column" gap="flush">
      <Flex justify="between" align="start" gap="xs">
        <Link href="#" overlay={<HypothesisPanel entry={entry} scene={scene} />}>
          {entry.title}
        </Link>
        <StatusTag variant={entry.tone}>{entry.label}</StatusTag>
      </Flex>
      {isRoomy ? (
        <RoomyLines entry={entry} scene={scene} />
      ) : (
        <Text variant="microcopy">{shortLine(entry)}</Text>
      )}
    </Flex>
  );
}

function RoomyLines({ entry, scene }: Pick<RowProps, 'entry' | 'scene'>) {
  const lines = [
    decisionDue(entry),
    entry.stillWrites ? STILL_WRITES : '',
    whySince(entry, scene.timeZone),
    expectation(entry),
    entry.salesNote !== '' && entry.outcome === 'waiting' ? `${SALES_NOTE}: ${entry.salesNote}` : '',
  ];
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <Text key={line} variant="microcopy">
            {line}
          </Text>
        ))}
    </>
  );
}

/** Everything in one line: what to mind first, else what is expected, and the note for sales. */
function shortLine(entry: CardHypothesis): string {
  if (entry.stillWrites) return STILL_WRITES;
  return [decisionDue(entry), expectation(entry), entry.outcome === 'waiting' ? entry.salesNote : '']
    .filter((part) => part !== '')
    .join(' · ');
}

function decisionDue({ awaitsDecision, editorView }: CardHypothesis): string {
  if (!awaitsDecision) return '';
  return editorView === null ? DECISION_DUE.viewer : DECISION_DUE.editor;
}
