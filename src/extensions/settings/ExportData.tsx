import { Flex, Heading, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { SettingsApi } from '../api/settings-api.ts';
import { Failure } from '../lib/RemoteView.tsx';
import { useAction } from '../lib/use-action.ts';
import { SETTINGS } from '../words/settings.ts';

interface Props {
  api: SettingsApi;
  /** Puts a text on the clipboard; extensions cannot save files. */
  copy: (text: string) => Promise<void>;
}

/** Everything people have written and judged, to take along. JSON is YAML too, so that `import` reads it. */
export function ExportData({ api, copy }: Props) {
  const [isCopied, setCopied] = useState(false);
  const { run, isRunning, failure } = useAction(
    (_: void) => api.exportAll(),
    (document) => void copy(JSON.stringify(document, null, 2)).then(() => setCopied(true)),
  );
  return (
    <Flex direction="column" gap="sm" align="start">
      <Heading>{SETTINGS.data}</Heading>
      <Text>{SETTINGS.dataText}</Text>
      <LoadingButton loading={isRunning} onClick={() => run()}>
        {SETTINGS.copy}
      </LoadingButton>
      {isCopied && <Text variant="microcopy">{SETTINGS.copied}</Text>}
      {failure !== null && <Failure failure={failure} />}
    </Flex>
  );
}
