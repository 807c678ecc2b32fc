import { canonicalJson, sha256Of } from '../../grounding/workflow/canonical.ts';
import type { Hypothesis } from '../hypothesis.ts';

/**
 * What shows that a started hypothesis is as it was exported: a hash of all of it but its version and the mark of an
 * earlier restore. It keeps honest people from slips of the pen; it is no signature.
 */
export function sealOf(hypothesis: Hypothesis): string {
  const { version: _version, restoredAt: _restoredAt, ...sealed } = hypothesis;
  return sha256Of(canonicalJson(sealed)).slice(0, 32);
}
