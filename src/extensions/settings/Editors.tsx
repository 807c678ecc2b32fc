import { Flex, Heading, Input, Text } from '@hubspot/ui-extensions';
import { useCallback, useState } from 'react';
import { ActionButton } from '../lib/ActionButton.tsx';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { SETTINGS } from '../words/settings.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** Who may change things, by name; those who may name others do so by their HubSpot user ids. */
export function Editors({ api, settings, refresh }: SettingsProps) {
  const load = useCallback(() => api.editors(), [api]);
  const loaded = useRemote(load);
  const refreshBoth = () => {
    refresh();
    loaded.refresh();
  };
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{SETTINGS.editors}</Heading>
      <RemoteView loaded={loaded}>
        {({ results }) => (
          <Text>
            {results.map(({ userId, name }) => SETTINGS.editor(userId, name)).join(', ') || SETTINGS.none}
          </Text>
        )}
      </RemoteView>
      {settings.you.mayEdit && <EditorsForm api={api} settings={settings} refresh={refreshBoth} />}
    </Flex>
  );
}

function EditorsForm({ api, settings, refresh }: SettingsProps) {
  const [text, setText] = useState(settings.editors.join(', '));
  const [isSaved, setSaved] = useState(false);
  const named = text.split(/[\s,;]+/).filter((part) => part !== '');
  return (
    <>
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
    </>
  );
}
