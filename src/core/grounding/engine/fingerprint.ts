import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assetKey, type AssetKind } from '../../asset.ts';

const LENGTH = 16;

/**
 * What names a finding between audits: rule, asset and subject, 16 hexadecimal digits. Messages and counts are left
 * out, so that a finding keeps its mute and its place in the backlog when a number in it moves.
 */
export function fingerprintOf(
  ruleId: string,
  asset: { kind: AssetKind; id: string },
  subject: string | undefined,
): string {
  return digestOf([ruleId, assetKey(asset), subject ?? '']);
}

/** 16 hexadecimal digits that stand for these texts, which cannot be read back from them. */
export function digestOf(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, LENGTH);
}
