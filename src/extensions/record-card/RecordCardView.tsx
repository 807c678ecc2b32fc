import type { RecordCard } from '@groundwork/core/contract/record-card';
import {
  blurWarning,
  clock,
  nothingToShow,
  SEGMENTS_NOT_TOLD,
  summary,
} from '@groundwork/core/explain/card-words';
import { Button, Divider, Flex, Link, Text, Tooltip } from '@hubspot/ui-extensions';
import { type ReactNode, useCallback } from 'react';
import type { CardApi } from '../api/card-api.ts';
import { linksOf, type Links } from '../lib/links.ts';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { LIMITS, WHAT_WE_CANNOT_SEE } from '../words/card.ts';
import { TRY_AGAIN } from '../words/failures.ts';
import type { CardScene } from './card-scene.ts';
import { HypothesisRows } from './HypothesisRows.tsx';
import { Timeline } from './Timeline.tsx';
import { WithoutHypothesis } from './WithoutHypothesis.tsx';

interface Props {
  api: CardApi;
  objectTypeId: string;
  recordId: string;
  appId: string;
  /** The sidebar has 300 px; the tab shows everything, with the timeline. */
  place: 'sidebar' | 'tab';
  closeOverlay: (id: string) => void;
  /** What stands below the record's own hypotheses: the contacts of a company or a deal. */
  below?: (links: Links) => ReactNode;
}

/** Why we are in touch with this record. Useful in three seconds at 300 px. */
export function RecordCardView({ api, objectTypeId, recordId, appId, place, closeOverlay, below }: Props) {
  const load = useCallback(() => api.record(objectTypeId, recordId), [api, objectTypeId, recordId]);
  const loaded = useRemote(load);
  const { refresh } = loaded;
  return (
    <RemoteView loaded={loaded}>
      {(card) => {
        const links = linksOf({ ...card.account, appId });
        const { timeZone } = card.account;
        const scene = { api, objectTypeId, recordId, links, timeZone, closeOverlay, refresh };
        return (
          <Ready card={card} scene={scene} place={place}>
            {below?.(links)}
          </Ready>
        );
      }}
    </RemoteView>
  );
}

const STRONG = { fontWeight: 'bold' } as const;

interface ReadyProps {
  card: RecordCard;
  scene: CardScene;
  place: Props['place'];
  children: ReactNode;
}

function Ready({ card, scene, place, children }: ReadyProps) {
  const isEmpty = card.hypotheses.length === 0;
  const warning = blurWarning(card);
  return (
    <Flex direction="column" gap="sm">
      <Text format={STRONG}>{summary(card)}</Text>
      {isEmpty && card.segments !== null && <Text>{nothingToShow(card).text}</Text>}
      {card.segments === null && <SegmentsNotTold onRetry={scene.refresh} />}
      {warning !== null && <Text variant="microcopy">{`(!) ${warning}`}</Text>}
      <HypothesisRows card={card} scene={scene} isExpanded={place === 'tab'} />
      {card.unexplainedCount > 0 && <WithoutHypothesis card={card} scene={scene} />}
      {children}
      {place === 'tab' && <Timeline card={card} />}
      <Divider />
      <AsOf card={card} />
    </Flex>
  );
}

function SegmentsNotTold({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <Text>{SEGMENTS_NOT_TOLD}</Text>
      <Button onClick={onRetry} size="sm" testId="ask-segments-again">
        {TRY_AGAIN}
      </Button>
    </>
  );
}

function AsOf({ card }: { card: RecordCard }) {
  return (
    <Text variant="microcopy">
      {`As of ${clock(card.segmentsAsOf ?? card.asOf, card.account.timeZone)} · `}
      <Link href="#" overlay={<Tooltip>{LIMITS}</Tooltip>}>
        {WHAT_WE_CANNOT_SEE}
      </Link>
    </Text>
  );
}
