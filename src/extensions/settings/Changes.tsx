import type { Change, ChangeList } from '@groundwork/core/contract/change';
import { longDayOf } from '@groundwork/core/explain/card-words';
import { Flex, Heading, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import { DataTable } from '../lib/DataTable.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { CHANGED, changedBy, FIELDS, KINDS } from '../words/changes.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

const COLUMNS = [
  { label: SETTINGS.when, width: 'min' },
  { label: SETTINGS.who },
  { label: SETTINGS.what },
  { label: SETTINGS.happened },
] as const;

/** Who changed what, the latest first. */
export function Changes({ api, settings }: Pick<SettingsProps, 'api' | 'settings'>) {
  const load = useCallback(() => api.changes(), [api]);
  const loaded = useRemote(load);
  return (
    <Flex direction="column" gap="sm">
      <Heading>{SETTINGS.changes}</Heading>
      <RemoteView loaded={loaded}>
        {({ total, results }) => (
          <>
            {results.length === 0 && <Text>{SETTINGS.none}</Text>}
            {results.length > 0 && (
              <DataTable columns={COLUMNS}>
                {results.map((change) => (
                  <Row key={change.id} change={change} timeZone={settings.connection.timeZone} />
                ))}
              </DataTable>
            )}
            {total > results.length && (
              <Text variant="microcopy">{SETTINGS.earlier(total - results.length)}</Text>
            )}
          </>
        )}
      </RemoteView>
    </Flex>
  );
}

function Row({ change, timeZone }: { change: ChangeList['results'][number]; timeZone: string }) {
  const { at, by, byName, about, what, before, after } = change;
  return (
    <TableRow>
      <TableCell width="min">{longDayOf(at, timeZone)}</TableCell>
      <TableCell>{byName ?? changedBy(by)}</TableCell>
      <TableCell>{what === '' ? KINDS[about.kind] : `${KINDS[about.kind]}: ${what}`}</TableCell>
      <TableCell>{wordsOf(before, after)}</TableCell>
    </TableRow>
  );
}

function wordsOf(before: Change['before'], after: Change['after']): string {
  if (before === null) return CHANGED.added;
  if (after === null) return CHANGED.removed;
  return CHANGED.changed(Object.keys(after).map((name) => FIELDS[name] ?? name));
}
