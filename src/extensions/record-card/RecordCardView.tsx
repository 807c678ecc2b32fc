import type { CardHypothesis, RecordCard } from '@groundwork/core/contract/record-card';
import { clock, expectation, nothingToShow, summary, whySince } from '@groundwork/core/explain/card-words';
import {
  Accordion,
  Alert,
  Button,
  Divider,
  Flex,
  Link,
  LoadingSpinner,
  Panel,
  PanelBody,
  PanelSection,
  StatusTag,
  Text,
  Tooltip,
} from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { Api } from '../api/client.ts';
import { useRemote } from '../lib/use-remote.ts';
import { FAILURES, LIMITS } from './copy.ts';

/** Hypotheses shown one by one; the rest is behind one line. */
const SHOWN = 5;

interface Props {
  api: Api;
  objectTypeId: string;
  recordId: string;
}

/** Why we are in touch with this record. Useful in three seconds at 300 px. */
export function RecordCardView({ api, objectTypeId, recordId }: Props) {
  const load = useCallback(() => api.record(objectTypeId, recordId), [api, objectTypeId, recordId]);
  const { remote, retry } = useRemote(load);
  switch (remote.state) {
    case 'loading':
      return <LoadingSpinner label="Still looking …" />;
    case 'failed': {
      const { title, text, canRetry } = FAILURES[remote.failure.failure];
      return (
        <Alert title={title} variant="error">
          <Text>{text}</Text>
          {canRetry && (
            <Button testId="retry" onClick={retry} size="sm">
              Try again
            </Button>
          )}
        </Alert>
      );
    }
    case 'ready':
      return <Ready card={remote.value} />;
  }
}

function Ready({ card }: { card: RecordCard }) {
  const shown = card.hypotheses.slice(0, SHOWN);
  const rest = card.hypotheses.slice(SHOWN);
  return (
    <Flex direction="column" gap="sm">
      {card.hypotheses.length === 0 ? <Nothing card={card} /> : <Text format={STRONG}>{summary(card)}</Text>}
      {shown.map((entry) => (
        <Row key={entry.id} entry={entry} />
      ))}
      {rest.length > 0 && (
        <Accordion title={`${rest.length} more`} size="xs">
          {rest.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </Accordion>
      )}
      {card.hypotheses.length > 0 && card.unexplained.length > 0 && (
        <Text variant="microcopy">
          {`${card.unexplained.length} more used to write to them without a hypothesis: ${names(card)}`}
        </Text>
      )}
      <Divider />
      <AsOf card={card} />
    </Flex>
  );
}

const STRONG = { fontWeight: 'bold' } as const;

function Row({ entry }: { entry: CardHypothesis }) {
  return (
    <Flex direction="column" gap="flush">
      <Flex justify="between" align="center">
        <Link href="#" overlay={<Details entry={entry} />}>
          {entry.title}
        </Link>
        <StatusTag variant={entry.tone}>{entry.label}</StatusTag>
      </Flex>
      {whySince(entry) !== '' && <Text variant="microcopy">{whySince(entry)}</Text>}
      <Text variant="microcopy">{expectation(entry)}</Text>
      {entry.salesNote !== '' && entry.outcome === 'waiting' && (
        <Text variant="microcopy">{`Sales: ${entry.salesNote}`}</Text>
      )}
    </Flex>
  );
}

function Details({ entry }: { entry: CardHypothesis }) {
  return (
    <Panel id={`hypothesis-${entry.id}`} title={entry.title} width="sm">
      <PanelBody>
        <PanelSection>
          <Text>{entry.sentence}</Text>
          {whySince(entry) !== '' && <Text>{`In it ${whySince(entry)}`}</Text>}
          <Text>{expectation(entry)}</Text>
        </PanelSection>
      </PanelBody>
    </Panel>
  );
}

function Nothing({ card }: { card: RecordCard }) {
  const { title, text } = nothingToShow(card);
  return (
    <>
      <Text format={STRONG}>{title}</Text>
      <Text>{text}</Text>
    </>
  );
}

function names(card: RecordCard): string {
  return card.unexplained.map((list) => list.name).join(', ');
}

function AsOf({ card }: { card: RecordCard }) {
  return (
    <Text variant="microcopy">
      {`As of ${clock(card.segmentsAsOf ?? card.asOf)} `}
      <Link href="#" overlay={<Tooltip>{LIMITS}</Tooltip>}>
        What we can’t see
      </Link>
    </Text>
  );
}
