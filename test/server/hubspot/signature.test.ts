import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type SignedRequest,
  verifyOldSignature,
  verifySignature,
} from '../../../src/server/hubspot/signature.ts';

const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const AT = 1693657560000;
/** The example that HubSpot's own clients are tested with. */
const PUBLISHED: SignedRequest = {
  method: 'POST',
  url: 'https://www.example.com/webhook_uri',
  rawBody: "{'example_field':'example_value'}",
  timestamp: String(AT),
  signature: 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
  secrets: [SECRET],
  now: AT + 1_000,
};

/** The published example as version 2 signs it: hex of SHA-256 over secret, method, address and body. */
const OLD = {
  ...PUBLISHED,
  signature: createHash('sha256')
    .update(`${SECRET}POST${PUBLISHED.url}${String(PUBLISHED.rawBody)}`)
    .digest('hex'),
};

function signedOver(text: string, change: Partial<SignedRequest>): SignedRequest {
  const signature = createHmac('sha256', SECRET).update(text).digest('base64');
  return { ...PUBLISHED, rawBody: '', signature, ...change };
}

/** Each variant of a text with one character exchanged. */
function withOneCharacterChanged(text: string): string[] {
  return [...text].map((character, index) => {
    const other = character === 'a' ? 'b' : 'a';
    return text.slice(0, index) + other + text.slice(index + 1);
  });
}

test('accepts the published example', () => {
  expect(verifySignature(PUBLISHED)).toEqual({ ok: true });
});

test('accepts a body given as bytes', () => {
  const rawBody = new TextEncoder().encode("{'example_field':'example_value'}");
  expect(verifySignature({ ...PUBLISHED, rawBody })).toEqual({ ok: true });
});

describe('refuses the published example with any one character changed', () => {
  const text = "{'example_field':'example_value'}";
  test.each([
    ['method', withOneCharacterChanged('POST').map((method) => ({ method }))],
    ['url', withOneCharacterChanged(PUBLISHED.url).map((url) => ({ url }))],
    ['body', withOneCharacterChanged(text).map((rawBody) => ({ rawBody }))],
    ['secret', withOneCharacterChanged(SECRET).map((secret) => ({ secrets: [secret] }))],
    ['signature', withOneCharacterChanged(PUBLISHED.signature ?? '').map((signature) => ({ signature }))],
  ])('%s', (_, changes: Partial<SignedRequest>[]) => {
    const accepted = changes.filter((change) => verifySignature({ ...PUBLISHED, ...change }).ok);
    expect(changes.length).toBeGreaterThan(3);
    expect(accepted).toEqual([]);
  });

  test('timestamp', () => {
    const timestamp = String(AT + 1);
    expect(verifySignature({ ...PUBLISHED, timestamp })).toEqual({ ok: false, reason: 'not_signed_by_us' });
  });
});

test('refuses the published example with any one byte of its body changed', () => {
  const bytes = new TextEncoder().encode(String(PUBLISHED.rawBody));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const rawBody = bytes.map((byte, index) => (index === at ? byte ^ by : byte));
      expect(verifySignature({ ...PUBLISHED, rawBody }).ok).toBe(false);
      expect(verifyOldSignature({ ...OLD, rawBody }).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test.each<[string, Partial<SignedRequest>, string]>([
  ['without a signature', { signature: undefined }, 'no_signature'],
  ['with an empty signature', { signature: '' }, 'no_signature'],
  ['without a timestamp', { timestamp: undefined }, 'no_timestamp'],
  ['with words for a timestamp', { timestamp: 'yesterday' }, 'bad_timestamp'],
  ['with a timestamp in seconds', { timestamp: '1693657560' }, 'bad_timestamp'],
  ['with a timestamp and more', { timestamp: `${AT}\n` }, 'bad_timestamp'],
  ['one millisecond too old', { now: AT + 300_001 }, 'too_old'],
  ['one millisecond too far ahead', { now: AT - 300_001 }, 'too_new'],
  ['with a signature cut short', { signature: 'K36d' }, 'not_signed_by_us'],
  ['without secrets', { secrets: [] }, 'not_signed_by_us'],
])('refuses a request %s', (_, change, reason) => {
  expect(verifySignature({ ...PUBLISHED, ...change })).toEqual({ ok: false, reason });
});

test.each([300_000, -300_000])('accepts a clock that differs by %i ms', (difference) => {
  expect(verifySignature({ ...PUBLISHED, now: AT + difference })).toEqual({ ok: true });
});

test('accepts any of several secrets, so that one can be replaced', () => {
  expect(verifySignature({ ...PUBLISHED, secrets: ['new-secret', SECRET] })).toEqual({ ok: true });
});

test.each([
  ['%40', '@'],
  ['%3A', ':'],
  ['%2F', '/'],
  ['%3F', '?'],
  ['%21', '!'],
  ['%24', '$'],
  ['%27', "'"],
  ['%28', '('],
  ['%29', ')'],
  ['%2A', '*'],
  ['%2C', ','],
  ['%3B', ';'],
  ['%2c', ','],
])('reads %s in the address as %s before comparing', (escaped, plain) => {
  const address = (text: string) => `https://example.com/api?userEmail=a${text}b`;
  const request = signedOver(`GET${address(plain)}${AT}`, { method: 'GET', url: address(escaped) });
  expect(verifySignature(request)).toEqual({ ok: true });
});

test.each(['%20', '%26', '%3D', '%2B', '%25'])('leaves %s in the address as it is', (escaped) => {
  const url = `https://example.com/api?q=a${escaped}b`;
  const request = signedOver(`GET${url}${AT}`, { method: 'GET', url });
  expect(verifySignature(request)).toEqual({ ok: true });
});

test('refuses a query key that comes twice, however it is spelled', () => {
  const url = 'https://example.com/api?portalId=1&portal%49d=2';
  const request = signedOver(`GET${url}${AT}`, { method: 'GET', url });
  expect(verifySignature(request)).toEqual({ ok: false, reason: 'duplicate_query_key' });
});

test('the proxy of local development signs %40 as it was sent, and nobody else may', () => {
  const url = 'http://localhost:3000/api?userEmail=a%40b';
  const request = signedOver(`GET${url}${AT}`, { method: 'GET', url });
  expect(verifySignature({ ...request, isSignedAsSent: true })).toEqual({ ok: true });
  expect(verifySignature(request)).toEqual({ ok: false, reason: 'not_signed_by_us' });
});

describe('the older signature', () => {
  test('is accepted over secret, method, address and body, with any of several secrets', () => {
    expect(verifyOldSignature(OLD)).toEqual({ ok: true });
    expect(verifyOldSignature({ ...OLD, secrets: ['new-secret', SECRET] })).toEqual({ ok: true });
  });

  test.each<[string, Partial<SignedRequest>, string]>([
    ['another method', { method: 'PUT' }, 'not_signed_by_us'],
    ['another address', { url: 'https://www.example.com/webhook_urj' }, 'not_signed_by_us'],
    ['another secret', { secrets: ['zzzz'] }, 'not_signed_by_us'],
    ['no signature', { signature: undefined }, 'no_signature'],
    ['a signature cut short', { signature: OLD.signature.slice(1) }, 'not_signed_by_us'],
    ['a query key twice', { url: 'https://www.example.com/?a=1&a=2' }, 'duplicate_query_key'],
  ])('is refused with %s', (_, change, reason) => {
    expect(verifyOldSignature({ ...OLD, ...change })).toEqual({ ok: false, reason });
  });
});
