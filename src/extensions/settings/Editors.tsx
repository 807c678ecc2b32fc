import { Flex, Heading, Input, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** The named editors, by their HubSpot user ids. */
export function Editors({ api, settings, refresh }: SettingsProps) {
  const [text, setText] = useState(settings.editors.join(', '));
  const [isSaved, setSaved] = useState(false);
  const { run, isRunning, failure } = useAction(api.nameEditors, () => {
    setSaved(true);
    refresh();
  });
  const named = text.split(/[\s,;]+/).filter((part) => part !== '');
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{SETTINGS.editors}</Heading>
      <Input
        label={SETTINGS.editorIds}
        name="editors"
        description={SETTINGS.editorsHelp}
        value={text}
        onInput={(next) => {
          setSaved(false);
          setText(next);
        }}
      />
      <LoadingButton testId="save-editors" loading={isRunning} onClick={() => run(named)}>
        {SETTINGS.saveEditors}
      </LoadingButton>
      {isSaved && <Text variant="microcopy">{SETTINGS.saved}</Text>}
      {failure !== null && <Failure failure={failure} />}
    </Flex>
  );
}
