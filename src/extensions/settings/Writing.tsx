import { SyncReport } from '@groundwork/core/contract/sync-report';
import { Checkbox, Flex, Heading, List, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { useJob } from '../lib/use-job.ts';
import { SETTINGS } from '../words/settings.ts';
import { Preview } from './Preview.tsx';
import { RemoveWritten } from './RemoveWritten.tsx';
import type { SettingsProps } from './SettingsView.tsx';

/** What is written to records: said beforehand, previewed, switched on, and taken off again. */
export function Writing(props: SettingsProps) {
  const { settings } = props;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{SETTINGS.written}</Heading>
      <Text format={{ fontWeight: 'bold' }}>{settings.writesEnabled ? SETTINGS.isOn : SETTINGS.isOff}</Text>
      <Text>{SETTINGS.writtenIntro}</Text>
      <Text>{SETTINGS.writtenWhat}</Text>
      <List variant="unordered">
        {SETTINGS.properties.map((property) => (
          <Text key={property}>{property}</Text>
        ))}
      </List>
      <Text>{SETTINGS.writtenWaiting}</Text>
      <Text variant="microcopy">{SETTINGS.goodToKnow}</Text>
      <Text variant="microcopy">{SETTINGS.undo}</Text>
      <Text variant="microcopy">{SETTINGS.whoSees}</Text>
      {settings.you.mayEdit && <Controls {...props} />}
    </Flex>
  );
}

function Controls({ api, settings, refresh }: SettingsProps) {
  const [preview, setPreview] = useState<SyncReport | null>(null);
  const looking = useJob(api.preview, api.job, ({ result }) => setPreview(SyncReport.parse(result)));
  const { writesEnabled, writesHeldOut, tasksEnabled } = settings;
  const { run, isRunning, failure } = useAction(api.switchWrites, refresh);
  return (
    <>
      <Checkbox
        name="heldOut"
        checked={writesHeldOut}
        description={SETTINGS.heldOutHelp}
        onChange={(heldOut) => void run({ enabled: writesEnabled, heldOut })}
      >
        {SETTINGS.heldOut}
      </Checkbox>
      <Checkbox
        name="tasks"
        checked={tasksEnabled}
        description={SETTINGS.tasksHelp}
        onChange={(tasks) => void run({ enabled: writesEnabled, tasks })}
      >
        {SETTINGS.tasks}
      </Checkbox>
      <Flex gap="sm" align="center" wrap="wrap">
        <LoadingButton loading={looking.isRunning} onClick={looking.start}>
          {looking.isRunning ? SETTINGS.previewing : SETTINGS.preview}
        </LoadingButton>
        <LoadingButton
          variant={writesEnabled ? 'secondary' : 'primary'}
          loading={isRunning}
          disabled={!writesEnabled && preview === null}
          onClick={() => run({ enabled: !writesEnabled, heldOut: writesHeldOut })}
        >
          {writesEnabled ? SETTINGS.switchOff : SETTINGS.switchOn}
        </LoadingButton>
        {!writesEnabled && preview === null && <Text variant="microcopy">{SETTINGS.previewFirst}</Text>}
      </Flex>
      {looking.failure !== null && <Failure failure={looking.failure} />}
      {failure !== null && <Failure failure={failure} />}
      {preview !== null && <Preview api={api} report={preview} />}
      <RemoveWritten api={api} />
    </>
  );
}
