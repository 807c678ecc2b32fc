import type { SyncReport } from '@groundwork/core/contract/sync-report';
import { objectTypeName } from '@groundwork/core/object-type';
import { Flex, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import { DataTable } from '../lib/DataTable.tsx';
import { sentenceCase } from '../words/numbers.ts';
import { useRemote } from '../lib/use-remote.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

const SHOWN = 10;
const COLUMNS = [{ label: SETTINGS.record }, { label: SETTINGS.change }];

/** What a run would write now: how many records, the first of them, and what else it would set off. */
export function Preview({ api, report }: Pick<SettingsProps, 'api'> & { report: SyncReport }) {
  const named = useTitles(api);
  const { objectTypes, changes, changesLeftOff, triggeredWorkflows, notices } = report;
  const records = objectTypes.reduce((sum, { written }) => sum + written, 0);
  const properties = objectTypes.flatMap((one) => one.properties);
  const labels = new Map(properties.map(({ name, label }) => [name, label]));
  const shown = changes.slice(0, SHOWN);
  const more = changes.length - shown.length + changesLeftOff;
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'bold' }}>{SETTINGS.wouldChange(records)}</Text>
      <Text>
        {triggeredWorkflows === null
          ? SETTINGS.triggeredUnknown
          : SETTINGS.triggered(triggeredWorkflows.map(({ name }) => name))}
      </Text>
      {notices.map(({ code, message, hint }) => (
        <Text key={code} variant="microcopy">{`${message} ${hint}`}</Text>
      ))}
      {shown.length > 0 && (
        <DataTable columns={COLUMNS}>
          {shown.map(({ objectTypeId, recordId, values }) => (
            <TableRow key={`${objectTypeId}${recordId}`}>
              <TableCell>{sentenceCase(`${objectTypeName(objectTypeId).one} ${recordId}`)}</TableCell>
              <TableCell>
                {Object.entries(values).map(([name, { from, to }]) => (
                  <Text key={name} variant="microcopy">
                    {`${labels.get(name) ?? name}: ${named(from)} → ${named(to)}`}
                  </Text>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </DataTable>
      )}
      {more > 0 && <Text variant="microcopy">{SETTINGS.andMore(more)}</Text>}
    </Flex>
  );
}

/** Values as people know them: hypotheses by title, and by their ids until the titles are there. */
function useTitles(api: SettingsProps['api']): (value: string) => string {
  const load = useCallback(() => api.hypotheses(), [api]);
  const { remote } = useRemote(load);
  const hypotheses = remote.state === 'ready' ? remote.value.results : [];
  const titles = new Map(hypotheses.map(({ id, title }) => [id, title]));
  const titleOf = (id: string) => titles.get(id) || id;
  return (value) => (value === '' ? SETTINGS.empty : value.split(';').map(titleOf).join(', '));
}
