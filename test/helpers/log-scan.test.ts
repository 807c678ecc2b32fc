import { expect, test } from 'vitest';
import { CONTACT } from '../../src/core/object-type.ts';
import { addRecords, emptyWorld, worldRecord } from '../factories/world.ts';
import { expectNothingSecret } from './log-scan.ts';
import { startPortal } from './portal.ts';

test.each([
  ['a token that was granted', 'called with access-1-refresh'],
  ['a secret', 'signed with a-secret.of (ours)'],
  ['who a contact is', '{"properties":{"email":"grace@example.com"}}'],
])('a log that holds %s is refused', (_, line) => {
  const world = emptyWorld();
  addRecords(world, CONTACT, [worldRecord('1', { email: [['grace@example.com', 3]] })]);
  const portal = startPortal({ world });
  portal.settings.tokens.set('access-1-refresh', { scopes: [], expiresAt: null });
  const secrets = ['a-secret.of (ours)'];
  expect(() => expectNothingSecret(line, portal, secrets)).toThrow(/were logged/);
  expect(() => expectNothingSecret('{"portalId":"4242","status":200}', portal, secrets)).not.toThrow();
});
