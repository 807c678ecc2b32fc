import type { WeeklySettings } from '@groundwork/core/contract/weekly';
import { Flex, Heading, Input, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { WEEKLY } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** Where the weekly message goes: written down, tried out, taken away. The address itself is never shown again. */
export function WeeklyMessage({ api, settings }: Pick<SettingsProps, 'api' | 'settings'>) {
  const load = useCallback(() => api.weekly(), [api]);
  const loaded = useRemote(load);
  const { mayEdit } = settings.you;
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{WEEKLY.title}</Heading>
      <Text>{WEEKLY.text}</Text>
      <RemoteView loaded={loaded}>
        {({ host, ending }) => (
          <>
            <Text>{host === null ? WEEKLY.nowhere : WEEKLY.goesTo(host, ending ?? '')}</Text>
            {mayEdit && host === null && <NewAddress api={api} onDone={loaded.refresh} />}
            {mayEdit && host !== null && <TryOut api={api} onDone={loaded.refresh} />}
          </>
        )}
      </RemoteView>
    </Flex>
  );
}

interface Props extends Pick<SettingsProps, 'api'> {
  onDone: (now: WeeklySettings) => void;
}

function NewAddress({ api, onDone }: Props) {
  const [url, setUrl] = useState('');
  return (
    <>
      <Input label={WEEKLY.address} name="weekly" description={WEEKLY.help} value={url} onInput={setUrl} />
      <ActionButton
        label={WEEKLY.save}
        act={url.trim() === '' ? null : () => api.setWeekly(url.trim())}
        onDone={onDone}
      />
    </>
  );
}

function TryOut({ api, onDone }: Props) {
  const [isSent, setSent] = useState(false);
  return (
    <Flex gap="sm" wrap="wrap" align="center">
      <ActionButton label={WEEKLY.test} act={api.testWeekly} onDone={() => setSent(true)} />
      <ActionButton label={WEEKLY.takeAway} act={() => api.setWeekly(null)} onDone={onDone} />
      {isSent && <Text variant="microcopy">{WEEKLY.sent}</Text>}
    </Flex>
  );
}
