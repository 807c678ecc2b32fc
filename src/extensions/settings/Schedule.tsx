import type { Schedule as Answer } from '@groundwork/core/contract/schedule';
import { dayAndTime } from '@groundwork/core/explain/card-words';
import { Alert, Flex, Heading, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import { DataTable } from '../lib/DataTable.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { SCHEDULE, WORK } from '../words/schedule.ts';
import type { SettingsProps } from './SettingsView.tsx';

const COLUMNS = [{ label: SCHEDULE.work }, { label: SCHEDULE.last }, { label: SCHEDULE.next }];

/** What the server does by the account's clock: when it last did it, and when it is next. */
export function Schedule({ api, settings }: Pick<SettingsProps, 'api' | 'settings'>) {
  const load = useCallback(() => api.schedule(), [api]);
  const loaded = useRemote(load);
  const { timeZone } = settings.connection;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{SCHEDULE.title}</Heading>
      <Text>{SCHEDULE.text(timeZone)}</Text>
      <RemoteView loaded={loaded}>
        {({ isRunning, work }) => (
          <>
            {!isRunning && <Alert title={SCHEDULE.notRunning} variant="info" />}
            <DataTable columns={COLUMNS}>
              {work.map((one) => (
                <TableRow key={one.work}>
                  <TableCell>{WORK[one.work]}</TableCell>
                  <TableCell>{momentIn(one.lastStarted, timeZone) ?? SCHEDULE.never}</TableCell>
                  <TableCell>{nextIn(one, isRunning, timeZone)}</TableCell>
                </TableRow>
              ))}
            </DataTable>
          </>
        )}
      </RemoteView>
    </Flex>
  );
}

function nextIn({ isOn, next }: Answer['work'][number], isRunning: boolean, timeZone: string): string {
  if (!isOn) return SCHEDULE.off;
  return isRunning ? (momentIn(next, timeZone) ?? SCHEDULE.off) : SCHEDULE.notByItself;
}

function momentIn(instant: string | null, timeZone: string): string | null {
  return instant === null ? null : dayAndTime(instant, timeZone);
}
