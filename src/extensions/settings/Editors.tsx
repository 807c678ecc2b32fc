import { Flex, Heading, Input, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** The named editors, by their HubSpot user ids. */
export function Editors({ api, settings, refresh }: SettingsProps) {
  const [text, setText] = useState(settings.editors.join(', '));
  const [isSaved, setSaved] = useState(false);
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
      <ActionButton
        testId="save-editors"
        label={SETTINGS.saveEditors}
        act={() => api.nameEditors(named)}
        onDone={() => {
          setSaved(true);
          refresh();
        }}
      />
      {isSaved && <Text variant="microcopy">{SETTINGS.saved}</Text>}
    </Flex>
  );
}
