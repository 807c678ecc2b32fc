import type { HypothesisSummary } from '@groundwork/core/contract/hypothesis-page';
import { longDay } from '@groundwork/core/explain/card-words';
import { Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { useCallback } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { HYPOTHESES, STRATEGY } from '../words/pages.ts';
import { hypothesisState } from '../words/states.ts';
import { useFrame } from './frame.tsx';

/** Every running hypothesis as its sentence, with its owner, what carries it and how it stands: for print. */
export function StrategyPage() {
  const { api } = useFrame();
  const load = useCallback(() => api.hypotheses({ status: 'live', limit: '100' }), [api]);
  const loaded = useRemote(load);
  return (
    <>
      <PageTitle>{STRATEGY.title}</PageTitle>
      <Text variant="microcopy">{STRATEGY.text}</Text>
      <RemoteView loaded={loaded}>
        {({ results, total }) => (
          <Flex direction="column" gap="sm">
            {results.length === 0 && <Text>{STRATEGY.none}</Text>}
            {results.map((one) => (
              <OneHypothesis key={one.id} hypothesis={one} />
            ))}
            {total > results.length && <Text>{STRATEGY.more(total - results.length)}</Text>}
          </Flex>
        )}
      </RemoteView>
    </>
  );
}

function OneHypothesis({ hypothesis }: { hypothesis: HypothesisSummary }) {
  const { id, title, sentence, owner, dueOn, workflows, lists } = hypothesis;
  const { label, tone } = hypothesisState(hypothesis);
  const facts = [
    owner,
    HYPOTHESES.carriedBy(workflows, lists),
    dueOn === null ? '' : `${HYPOTHESES.due} ${longDay(dueOn)}`,
  ];
  return (
    <Tile compact>
      <Flex justify="between" gap="sm">
        <PageLink to={`/hypotheses/${id}`}>{title || id}</PageLink>
        <StatusTag variant={tone}>{label}</StatusTag>
      </Flex>
      <Text>{sentence}</Text>
      <Text variant="microcopy">{facts.filter(Boolean).join(' · ')}</Text>
    </Tile>
  );
}
