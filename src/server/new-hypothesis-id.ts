import { randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 10;

/** A fresh hypothesis id: `h_` and ten of [a-z0-9], so about one in 3.6 · 10¹⁵ for any other id. */
export function newHypothesisId(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `h_${letters.join('')}`;
}
