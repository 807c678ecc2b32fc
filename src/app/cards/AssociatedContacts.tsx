import type { CardApi } from '@groundwork/extensions/api/card-api.ts';
import type { Links } from '@groundwork/extensions/lib/links.ts';
import { ContactsHere } from '@groundwork/extensions/record-card/ContactsHere.tsx';
import { CONTACTS_HERE } from '@groundwork/extensions/words/card.ts';
import { Text } from '@hubspot/ui-extensions';
import { useAssociations } from '@hubspot/ui-extensions/crm';

/** Asks HubSpot for the contacts of a company or a deal. HubSpot looks for this hook in the entry's own folder. */
export function AssociatedContacts({ api, links }: { api: CardApi; links: Links }) {
  const { results, error, isLoading, pagination } = useAssociations({
    toObjectType: '0-1',
    properties: ['firstname', 'lastname', 'email'],
    pageLength: 25,
  });
  if (isLoading) return null;
  if (error !== null) return <Text variant="microcopy">{CONTACTS_HERE.unreadable}</Text>;
  if (results.length === 0) return <Text variant="microcopy">{CONTACTS_HERE.none}</Text>;
  const contacts = results.map(({ toObjectId, properties }) => ({
    id: String(toObjectId),
    name: nameOf(properties) || String(toObjectId),
  }));
  return (
    <ContactsHere api={api} contacts={contacts} hasMore={pagination.hasNextPage} recordLink={links.record} />
  );
}

function nameOf({ firstname, lastname, email }: Record<string, string | null>): string {
  return [firstname, lastname].filter(Boolean).join(' ') || (email ?? '');
}
