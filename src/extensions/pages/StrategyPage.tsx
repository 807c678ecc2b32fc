import { longDay } from '@groundwork/core/explain/card-words';
import { Flex, StatusTag, Text, Tile } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { useCallback } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { HYPOTHESES, STRATEGY } from '../words/pages.ts';
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
        {({ results }) => (
          <Flex direction="column" gap="sm">
            {results.length === 0 && <Text>{HYPOTHESES.none}</Text>}
            {results.map(({ id, title, sentence, owner, dueOn, reading, workflows, lists }) => (
              <Tile key={id} compact>
                <Flex justify="between" gap="sm">
                  <PageLink to={`/hypotheses/${id}`}>{title || id}</PageLink>
                  {reading !== null && <StatusTag>{reading.label}</StatusTag>}
                </Flex>
                <Text>{sentence}</Text>
                <Text variant="microcopy">
                  {[
                    owner,
                    HYPOTHESES.carriedBy(workflows, lists),
                    dueOn === null ? '' : `${HYPOTHESES.due} ${longDay(dueOn)}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
              </Tile>
            ))}
          </Flex>
        )}
      </RemoteView>
    </>
  );
}
