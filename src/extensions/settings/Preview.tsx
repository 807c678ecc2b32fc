import type { SyncReport } from '@groundwork/core/contract/sync-report';
import { objectTypeName } from '@groundwork/core/object-type';
import {
  Flex,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { SETTINGS } from '../words/settings.ts';

const SHOWN = 10;

/** What a run would write now: how many records, the first of them, and what else it would set off. */
export function Preview({ report }: { report: SyncReport }) {
  const { objectTypes, changes, changesLeftOff, triggeredWorkflows, notices } = report;
  const records = objectTypes.reduce((sum, { written }) => sum + written, 0);
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
        <Table density="condensed">
          <TableHead>
            <TableRow>
              <TableHeader>{SETTINGS.record}</TableHeader>
              <TableHeader>{SETTINGS.change}</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(({ objectTypeId, recordId, values }) => (
              <TableRow key={`${objectTypeId}${recordId}`}>
                <TableCell>{`${objectTypeName(objectTypeId).one} ${recordId}`}</TableCell>
                <TableCell>
                  {Object.entries(values).map(([name, { from, to }]) => (
                    <Text key={name} variant="microcopy">
                      {`${name}: ${from || SETTINGS.empty} → ${to || SETTINGS.empty}`}
                    </Text>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {more > 0 && <Text variant="microcopy">{SETTINGS.andMore(more)}</Text>}
    </Flex>
  );
}
