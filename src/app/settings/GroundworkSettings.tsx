import { createSettingsApi } from '@groundwork/extensions/api/settings-api.ts';
import { connect } from '@groundwork/extensions/lib/connect.ts';
import { SettingsView } from '@groundwork/extensions/settings/SettingsView.tsx';
import { NO_ORIGIN } from '@groundwork/extensions/words/failures.ts';
import { Alert, hubspot, useExtensionApi } from '@hubspot/ui-extensions';
import { useMemo } from 'react';

function Settings() {
  const { context, actions } = useExtensionApi<'settings'>();
  const { variables } = context;
  const api = useMemo(() => {
    const client = connect(variables, (url, options) => hubspot.fetch(url, options));
    return client === null ? null : createSettingsApi(client);
  }, [variables]);
  if (api === null) return <Alert title={NO_ORIGIN.title}>{NO_ORIGIN.text}</Alert>;
  return <SettingsView api={api} copy={async (text) => void (await actions.copyTextToClipboard(text))} />;
}

hubspot.extend<'settings'>(() => <Settings />);
