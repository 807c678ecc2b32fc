import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Arm } from './cohort.ts';

/** Bits of the hash that are drawn from; a number in JavaScript holds 53. */
const BITS = 48;

/**
 * The group of a record, drawn by lot and always the same: its place in [0, 1) follows from a hash of hypothesis and
 * record, so that nobody chooses it, asking again changes nothing, and two hypotheses sort people independently.
 */
export function drawnArm(hypothesisId: string, recordId: string, heldOutShare: number): Arm {
  return placeOf(hypothesisId, recordId) < heldOutShare ? 'control' : 'treatment';
}

function placeOf(hypothesisId: string, recordId: string): number {
  const bytes = sha256(utf8ToBytes(JSON.stringify([hypothesisId, recordId]))).slice(0, BITS / 8);
  return bytes.reduce((place, byte) => place * 256 + byte, 0) / 2 ** BITS;
}
