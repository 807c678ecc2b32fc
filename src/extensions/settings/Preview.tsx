import type { SyncReport } from '@groundwork/core/contract/sync-report';
import { objectTypeName } from '@groundwork/core/object-type';
import { Flex, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { DataTable } from '../lib/DataTable.tsx';
import { sentenceCase } from '../words/numbers.ts';
import { SETTINGS } from '../words/settings.ts';

const SHOWN = 10;
const COLUMNS = [{ label: SETTINGS.record }, { label: SETTINGS.change }];

/** What a run would write now: how many records, the first of them, and what else it would set off. */
export function Preview({ report }: { report: SyncReport }) {
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
                    {`${labels.get(name) ?? name}: ${from || SETTINGS.empty} → ${to || SETTINGS.empty}`}
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
