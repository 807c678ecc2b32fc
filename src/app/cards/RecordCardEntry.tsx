import { createCardApi } from '@groundwork/extensions/api/card-api.ts';
import { connect } from '@groundwork/extensions/lib/connect.ts';
import { RecordCardView } from '@groundwork/extensions/record-card/RecordCardView.tsx';
import { NO_ORIGIN } from '@groundwork/extensions/words/failures.ts';
import { Alert, hubspot, useExtensionApi } from '@hubspot/ui-extensions';
import { useMemo } from 'react';
import { AssociatedContacts } from './AssociatedContacts.tsx';

/** The card in its place: the server the app was uploaded with, the record it stands on. */
export function RecordCardEntry({ place }: { place: 'sidebar' | 'tab' }) {
  const { context, actions } = useExtensionApi<'crm.record.sidebar' | 'crm.record.tab'>();
  const { variables, crm, extension } = context;
  const api = useMemo(() => {
    const client = connect(variables, (url, options) => hubspot.fetch(url, options));
    return client === null ? null : createCardApi(client);
  }, [variables]);
  if (api === null) return <Alert title={NO_ORIGIN.title}>{NO_ORIGIN.text}</Alert>;
  const { objectTypeId, objectId } = crm;
  return (
    <RecordCardView
      api={api}
      objectTypeId={objectTypeId}
      recordId={String(objectId)}
      appId={String(extension?.appId ?? '')}
      place={place}
      closeOverlay={actions.closeOverlay}
      below={(links) =>
        objectTypeId !== '0-1' && <AssociatedContacts key={objectId} api={api} links={links} />
      }
    />
  );
}
