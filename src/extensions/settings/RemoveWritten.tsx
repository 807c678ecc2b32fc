import { SyncReport } from '@groundwork/core/contract/sync-report';
import { Checkbox, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useJob } from '../lib/use-job.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** Clears what was written to records and, if asked, deletes the properties. */
export function RemoveWritten({ api }: Pick<SettingsProps, 'api'>) {
  const [properties, setProperties] = useState(false);
  const [report, setReport] = useState<SyncReport | null>(null);
  const { start, isRunning, failure } = useJob(
    () => api.remove(properties),
    api.job,
    ({ result }) => setReport(SyncReport.parse(result)),
  );
  const cleared = report?.objectTypes.reduce((sum, { written }) => sum + written, 0) ?? 0;
  return (
    <Flex direction="column" gap="sm" align="start">
      <Checkbox name="properties" checked={properties} onChange={setProperties}>
        {SETTINGS.removeProperties}
      </Checkbox>
      <LoadingButton variant="destructive" loading={isRunning} onClick={start}>
        {isRunning ? SETTINGS.removing : SETTINGS.remove}
      </LoadingButton>
      {report !== null && <Text>{SETTINGS.removed(cleared)}</Text>}
      {report?.notices.map(({ code, message, hint }) => (
        <Text key={code} variant="microcopy">{`${message} ${hint}`}</Text>
      ))}
      {failure !== null && <Failure failure={failure} />}
    </Flex>
  );
}
