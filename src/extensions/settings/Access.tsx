import { longDayOf } from '@groundwork/core/explain/card-words';
import { Alert, Flex, Link, Text } from '@hubspot/ui-extensions';
import { ACCESS } from '../words/leaving.ts';
import type { SettingsProps } from './SettingsView.tsx';

/** What HubSpot does not let Groundwork do, what that means, and where an admin can grant it. */
export function Access({ settings: { access, connection } }: Pick<SettingsProps, 'settings'>) {
  const { state, missing, connectUrl, eraseAt } = access;
  if (state !== 'disconnected' && missing.length === 0) return null;
  return (
    <Flex direction="column" gap="xs">
      {state === 'disconnected' && (
        <Alert title={ACCESS.disconnected} variant="danger">
          {eraseAt === null ? ACCESS.stays : ACCESS.erasedOn(longDayOf(eraseAt, connection.timeZone))}
        </Alert>
      )}
      {missing.map(({ scope, use, without }) => (
        <Text key={scope} variant="microcopy">
          {ACCESS.missing(scope, use, without)}
        </Text>
      ))}
      {connectUrl !== null && (
        <Link href={{ url: connectUrl, external: true }}>
          {state === 'disconnected' ? ACCESS.connect : ACCESS.grant}
        </Link>
      )}
    </Flex>
  );
}
