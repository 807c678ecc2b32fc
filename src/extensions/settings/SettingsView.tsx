import type { Settings } from '@groundwork/core/contract/settings';
import { Alert, Flex } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { SettingsApi } from '../api/settings-api.ts';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { SETTINGS } from '../words/settings.ts';
import { Access } from './Access.tsx';
import { Changes } from './Changes.tsx';
import { Connection } from './Connection.tsx';
import { Editors } from './Editors.tsx';
import { ExportData } from './ExportData.tsx';
import { Judgements } from './Judgements.tsx';
import { Leaving } from './Leaving.tsx';
import { Rules } from './Rules.tsx';
import { Schedule } from './Schedule.tsx';
import { WeeklyMessage } from './WeeklyMessage.tsx';
import { Writing } from './Writing.tsx';

export interface SettingsProps {
  api: SettingsApi;
  settings: Settings;
  /** Loads the settings again behind what is shown. */
  refresh: () => void;
}

/** How the account stands with Groundwork, what is written to records, and who may change things. */
export function SettingsView({ api, copy }: { api: SettingsApi; copy: (text: string) => Promise<void> }) {
  const load = useCallback(() => api.settings(), [api]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {(settings) => {
        const props = { api, settings, refresh: loaded.refresh };
        return (
          <Flex direction="column" gap="lg">
            {!settings.you.mayEdit && (
              <Alert title={SETTINGS.viewer(settings.editors.length > 0)} variant="info" />
            )}
            <Access settings={settings} />
            <Connection {...props} />
            <Writing {...props} />
            <Editors {...props} />
            <Schedule api={api} settings={settings} />
            <WeeklyMessage api={api} settings={settings} />
            <Rules api={api} settings={settings} />
            <Changes api={api} settings={settings} />
            <Judgements {...props} />
            <ExportData api={api} copy={copy} />
            {settings.you.mayEdit && <Leaving {...props} />}
          </Flex>
        );
      }}
    </RemoteView>
  );
}
