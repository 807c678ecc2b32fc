import type { Settings } from '@groundwork/core/contract/settings';
import { longDayOf } from '@groundwork/core/explain/card-words';
import {
  DescriptionList,
  DescriptionListItem,
  Flex,
  Heading,
  StatusTag,
  Statistics,
  StatisticsItem,
  Text,
} from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { count } from '../words/numbers.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** The connection, what can be read with the mend for each gap, and what was asked of HubSpot so far. */
export function Connection({ api, settings: { connection, requests } }: SettingsProps) {
  return (
    <Flex direction="column" gap="sm">
      <Heading>{SETTINGS.connection}</Heading>
      <DescriptionList direction="row">
        <DescriptionListItem label={SETTINGS.account}>
          <Text>{connection.portalId}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={SETTINGS.since}>
          <Text>{longDayOf(connection.since, connection.timeZone)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={SETTINGS.timeZone}>
          <Text>{connection.timeZone}</Text>
        </DescriptionListItem>
      </DescriptionList>
      <Heading>{SETTINGS.health}</Heading>
      <Health api={api} />
      <Heading>{SETTINGS.requests}</Heading>
      <Requests requests={requests} />
      <Text variant="microcopy">{SETTINGS.readOnly}</Text>
    </Flex>
  );
}

const TONES = { ok: 'success', warning: 'warning', failed: 'danger', skipped: 'default' } as const;

function Health({ api }: Pick<SettingsProps, 'api'>) {
  const load = useCallback(() => api.health(), [api]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {({ checks }) => (
        <Flex direction="column" gap="xs">
          {checks.map(({ id, status, text, mend }) => (
            <Flex key={id} direction="column" gap="flush">
              <StatusTag variant={TONES[status]}>{text}</StatusTag>
              {mend !== null && <Text variant="microcopy">{mend}</Text>}
            </Flex>
          ))}
        </Flex>
      )}
    </RemoteView>
  );
}

/** Purposes by which records are changed; nothing writes to workflows or segments. */
const WRITES = /^records\.(update|write)|^(properties|tasks)\.(create|update|archive|write)/;
const FORBIDDEN_WRITES = /^(flows|lists)\.(create|update|archive|delete|write)/;

function Requests({ requests }: Pick<Settings, 'requests'>) {
  const sum = (fits: RegExp) =>
    Object.entries(requests.byPurpose).reduce(
      (total, [name, calls]) => total + (fits.test(name) ? calls : 0),
      0,
    );
  const writes = sum(WRITES);
  return (
    <Statistics>
      <StatisticsItem label={SETTINGS.reads} number={count(requests.total - writes)} />
      <StatisticsItem label={SETTINGS.writes} number={count(writes)} />
      <StatisticsItem label={SETTINGS.workflowWrites} number={count(sum(FORBIDDEN_WRITES))} />
      <StatisticsItem label={SETTINGS.refused} number={count(requests.refusedByRateLimit)} />
    </Statistics>
  );
}
