import type { Change } from '../../../core/contract/change.ts';

/** Who changed what: kept for as long as the account is, and never rewritten. */
export interface ChangeStore {
  note(portalId: string, change: Change): Promise<void>;
  /** The latest first, leaving out so many of them; with how many there are. */
  page(
    portalId: string,
    part: { after: number; limit: number },
  ): Promise<{ total: number; results: Change[] }>;
}
