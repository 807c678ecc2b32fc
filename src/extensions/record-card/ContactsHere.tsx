import { CONTACT } from '@groundwork/core/object-type';
import { Accordion, Flex, Link, Text } from '@hubspot/ui-extensions';
import { useCallback } from 'react';
import type { CardApi } from '../api/card-api.ts';
import { RemoteView } from '../lib/RemoteView.tsx';
import { useRemote } from '../lib/use-remote.ts';
import { CONTACTS_HERE } from '../words/card.ts';

interface Contact {
  id: string;
  name: string;
}

interface Props {
  api: CardApi;
  /** As HubSpot gave them. */
  contacts: readonly Contact[];
  hasMore: boolean;
  recordLink: (objectTypeId: string, id: string) => string;
}

/** The contacts of a company or a deal that take part in hypotheses. */
export function ContactsHere({ api, contacts, hasMore, recordLink }: Props) {
  const ids = contacts.map(({ id }) => id).join(',');
  const load = useCallback(() => api.recordsInBrief(CONTACT, ids.split(',')), [api, ids]);
  const loaded = useRemote(load);
  return (
    <RemoteView loaded={loaded}>
      {({ records }) => {
        const counts = new Map(records.map(({ recordId, hypotheses }) => [recordId, hypotheses]));
        const inSome = contacts.filter(({ id }) => (counts.get(id) ?? 0) > 0);
        return (
          <Accordion title={CONTACTS_HERE.summary(inSome.length, contacts.length, hasMore)} size="xs">
            <Flex direction="column" gap="xs">
              {inSome.map(({ id, name }) => (
                <Flex key={id} justify="between" gap="sm">
                  <Link href={recordLink(CONTACT, id)}>{name}</Link>
                  <Text variant="microcopy">{CONTACTS_HERE.count(counts.get(id) ?? 0)}</Text>
                </Flex>
              ))}
            </Flex>
          </Accordion>
        );
      }}
    </RemoteView>
  );
}
