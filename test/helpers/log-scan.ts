import { expect } from 'vitest';
import type { StartedPortal } from './portal.ts';

/** What tells who a contact is. */
const PERSONAL = ['email', 'firstname', 'lastname', 'phone', 'mobilephone', 'address'];

/**
 * Fails where a log holds a token that the portal knows, one of these secrets, or what tells who a contact of the
 * account is. The figures of the message are found by, never the secret itself: failures are logged too.
 */
export function expectNothingSecret(log: string, portal: StartedPortal, secrets: readonly string[]): void {
  const { tokens, oauth } = portal.settings;
  const forbidden = [
    ...[...tokens.keys(), ...oauth.refreshTokens.keys(), portal.token, ...secrets].map(literally),
    ...[...personalValues(portal)].map((value) => `\\b${literally(value)}\\b`),
  ];
  const found = forbidden.filter((pattern) => new RegExp(pattern).test(log));
  expect(found.length, 'tokens, secrets and contact data that were logged').toBe(0);
}

function personalValues({ world }: StartedPortal): Set<string> {
  const values = [...world.records.values()]
    .flatMap((records) => [...records.values()])
    .flatMap(({ history }) => PERSONAL.flatMap((name) => history.get(name) ?? []))
    .map(({ value }) => value);
  return new Set(values.filter((value) => value.length > 2));
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
