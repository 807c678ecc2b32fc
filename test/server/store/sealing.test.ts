import { expect, test } from 'vitest';
import { createKeyRing, keyIdOf, type Sealed } from '../../../src/server/store/sealing.ts';

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const OLD = key(1);
const NEW = key(2);

test('opens what it sealed, and seals the same text differently each time', () => {
  const ring = createKeyRing([NEW]);
  const [one, two] = [ring.seal('secret-ü', '4242'), ring.seal('secret-ü', '4242')];
  expect(ring.open(one, '4242')).toBe('secret-ü');
  expect(one.text).not.toBe(two.text);
  expect(JSON.stringify(one)).not.toContain('secret');
});

test('seals with the newest key and opens with all', () => {
  const sealed = createKeyRing([OLD]).seal('secret', '4242');
  const ring = createKeyRing([NEW, OLD]);
  expect(ring.open(sealed, '4242')).toBe('secret');
  expect(ring.seal('secret', '4242').keyId).toBe(keyIdOf(NEW));
  expect(ring.currentKeyId).toBe(keyIdOf(NEW));
});

test('names the key it lacks, never the text', () => {
  const sealed = createKeyRing([OLD]).seal('secret', '4242');
  const opening = () => createKeyRing([NEW]).open(sealed, '4242');
  expect(opening).toThrow(expect.objectContaining({ code: 'key_unknown' }));
  expect(opening).toThrow(keyIdOf(OLD));
});

test('without a key nothing is sealed', () => {
  const sealing = () => createKeyRing([]).seal('secret', '4242');
  expect(sealing).toThrow(expect.objectContaining({ code: 'no_encryption_key' }));
});

const flipped = (text: string): string => {
  const bytes = Buffer.from(text, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
};

test.each<[string, (sealed: Sealed) => Sealed, string]>([
  ['its text was changed', (sealed) => ({ ...sealed, text: flipped(sealed.text) }), '4242'],
  ['its nonce was changed', (sealed) => ({ ...sealed, nonce: flipped(sealed.nonce) }), '4242'],
  ['its tag was changed', (sealed) => ({ ...sealed, tag: flipped(sealed.tag) }), '4242'],
  ['its tag was cut short', (sealed) => ({ ...sealed, tag: sealed.tag.slice(0, 8) }), '4242'],
  ['it was moved to another portal', (sealed) => sealed, '4343'],
])('does not open when %s', (_, change, context) => {
  const ring = createKeyRing([NEW]);
  const sealed = change(ring.seal('secret', '4242'));
  expect(() => ring.open(sealed, context)).toThrow(expect.objectContaining({ code: 'sealed_damaged' }));
});
