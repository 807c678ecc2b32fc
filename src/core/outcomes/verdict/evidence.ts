import type { EvidenceGrade } from './reading.ts';

/** How the groups came about. */
export interface EvidenceFacts {
  hasControl: boolean;
  exposureSource: 'list' | 'action';
  /** Whether held-out people are kept from every message; null while that has not been established. */
  isHoldoutHonoured: boolean | null;
}

/**
 * How far a comparison carries. Only people sorted by lot, and kept apart as they were sorted, allow “caused”; what is
 * not established is not claimed.
 */
export function evidenceGrade({
  hasControl,
  exposureSource,
  isHoldoutHonoured,
}: EvidenceFacts): EvidenceGrade {
  if (!hasControl) return 'rose_from';
  return exposureSource === 'action' && isHoldoutHonoured === true ? 'caused' : 'compared_with';
}
