import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsApi } from '../api/settings-api.ts';
import { ActionButton } from '../lib/ActionButton.tsx';
import { SETTINGS } from '../words/settings.ts';

interface Props {
  api: SettingsApi;
  /** Puts a text on the clipboard; extensions cannot save files. */
  copy: (text: string) => Promise<void>;
}

/** Everything people have written and judged, to take along. JSON is YAML too, so that `import` reads it. */
export function ExportData({ api, copy }: Props) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{SETTINGS.data}</Heading>
      <Text>{SETTINGS.dataText}</Text>
      <ActionButton
        label={SETTINGS.copy}
        act={api.exportAll}
        onDone={(document) => void copy(JSON.stringify(document, null, 2)).then(() => setCopied(true))}
      />
      {isCopied && <Text variant="microcopy">{SETTINGS.copied}</Text>}
    </Flex>
  );
}
