import { longDayOf } from '@groundwork/core/explain/card-words';
import { Checkbox, Flex, Heading, Input, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { LeavingAs } from '../api/settings-api.ts';
import { ActionButton } from '../lib/ActionButton.tsx';
import { LEAVING } from '../words/leaving.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** Erasing the account's data, and taking the app out of it: both ask for the account's id, and cannot be taken back. */
export function Leaving({ api, settings, refresh }: SettingsProps) {
  const { connection, access } = settings;
  const [confirm, setConfirm] = useState('');
  const [leaveResults, setLeaveResults] = useState(false);
  const [eraseNow, setEraseNow] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const isTyped = confirm.trim() === connection.portalId;
  const as: LeavingAs = { confirm: confirm.trim(), leaveResults };
  const finish = (words: string) => {
    setDone(words);
    setConfirm('');
    refresh();
  };
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{LEAVING.title}</Heading>
      <Text>{LEAVING.exportFirst}</Text>
      <Input
        label={LEAVING.confirm(connection.portalId)}
        name="confirm"
        value={confirm}
        onInput={setConfirm}
      />
      <Checkbox name="leave" checked={leaveResults} onChange={setLeaveResults}>
        {LEAVING.leaveResults}
      </Checkbox>
      <ActionButton
        label={LEAVING.erase}
        variant="destructive"
        act={isTyped ? () => api.eraseData(as) : null}
        onDone={() => finish(LEAVING.erased)}
      />
      {access.by === 'key' ? (
        <Text variant="microcopy">{LEAVING.byKey}</Text>
      ) : (
        <>
          <Checkbox name="now" checked={eraseNow} onChange={setEraseNow}>
            {LEAVING.eraseNow}
          </Checkbox>
          <ActionButton
            label={LEAVING.disconnect}
            variant="destructive"
            act={
              isTyped && access.state !== 'disconnected' ? () => api.disconnect({ ...as, eraseNow }) : null
            }
            onDone={({ eraseAt }) =>
              finish(
                eraseAt === null
                  ? LEAVING.gone
                  : LEAVING.disconnected(longDayOf(eraseAt, connection.timeZone)),
              )
            }
          />
        </>
      )}
      {done !== null && <Text>{done}</Text>}
    </Flex>
  );
}
