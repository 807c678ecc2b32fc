import { createApi } from '@groundwork/extensions/api/client.ts';
import { NO_ORIGIN } from '@groundwork/extensions/record-card/copy.ts';
import { RecordCardView } from '@groundwork/extensions/record-card/RecordCardView.tsx';
import { Alert, hubspot } from '@hubspot/ui-extensions';

hubspot.extend<'crm.record.sidebar'>(({ context }) => {
  const origin = context.variables?.['API_ORIGIN'];
  if (typeof origin !== 'string') {
    return <Alert title={NO_ORIGIN.title}>{NO_ORIGIN.text}</Alert>;
  }
  const { objectTypeId, objectId } = context.crm;
  const api = createApi((url, options) => hubspot.fetch(url, options), origin);
  return <RecordCardView api={api} objectTypeId={objectTypeId} recordId={String(objectId)} />;
});
