import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Fault } from '../../core/fault.ts';

/** An encrypted text, all parts in base64, with the name of the key that opens it. */
export interface Sealed {
  keyId: string;
  nonce: string;
  text: string;
  tag: string;
}

export interface KeyRing {
  /** The key that seals; null when there is none, and then nothing can be sealed. */
  currentKeyId: string | null;
  /** `context` is bound to the text: it opens under the same one only. Throws `no_encryption_key`. */
  seal(text: string, context: string): Sealed;
  /** Throws `key_unknown` when the ring lacks the key, `sealed_damaged` when the text or its context was changed. */
  open(sealed: Sealed, context: string): string;
}

/** AES-256-GCM with a nonce of 96 bits and a tag of 128, as NIST SP 800-38D recommends. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys of 32 bytes, the newest first: it seals, all of them open. */
export function createKeyRing(keys: readonly Uint8Array[]): KeyRing {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const [current] = keys;

  return {
    currentKeyId: current === undefined ? null : keyIdOf(current),
    seal(text, context) {
      if (current === undefined) throw noKey();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return {
        keyId: keyIdOf(current),
        nonce: nonce.toString('base64'),
        text: sealed.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    open(sealed, context) {
      const key = byId.get(sealed.keyId);
      if (key === undefined) throw keyUnknown(sealed.keyId, [...byId.keys()]);
      return decrypt(key, sealed, context);
    },
  };
}

/** A name that tells keys apart and says nothing about them. */
export function keyIdOf(key: Uint8Array): string {
  return createHash('sha256').update('groundwork key id').update(key).digest('hex').slice(0, 12);
}

function decrypt(key: Uint8Array, sealed: Sealed, context: string): string {
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(sealed.nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed.text, 'base64')), decipher.final()]).toString();
  } catch (cause) {
    throw new Fault(
      'sealed_damaged',
      'A stored token could not be decrypted: it was changed after it was stored, or belongs to another account.',
      'Connect the account again; its other data is not affected.',
      { cause },
    );
  }
}

function noKey(): Fault {
  return new Fault(
    'no_encryption_key',
    'There is no key to encrypt tokens with.',
    'Set GROUNDWORK_ENCRYPTION_KEY; make a key with: openssl rand -base64 32',
  );
}

function keyUnknown(keyId: string, known: readonly string[]): Fault {
  const have = known.length === 0 ? 'none is set' : `set is ${known.join(', ')}`;
  return new Fault(
    'key_unknown',
    `Tokens are encrypted with key ${keyId}, but ${have}.`,
    'Add that key to GROUNDWORK_ENCRYPTION_KEY behind the current one (comma), or connect the accounts again.',
  );
}
