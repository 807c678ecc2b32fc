import type { WayIn } from '../workflow/model.ts';

/** A list (HubSpot's screen says segment), as the audit needs it. */
export interface ListModel {
  id: string;
  name: string;
  objectTypeId: string;
  processingType: 'MANUAL' | 'DYNAMIC' | 'SNAPSHOT';
  /** Members now, or null when HubSpot did not say. */
  size: number | null;
  listVersion: number | null;
  /** Epoch milliseconds. */
  createdAt: number | null;
  /** When somebody last changed the filter, epoch milliseconds; null when HubSpot did not say. */
  filtersUpdatedAt: number | null;
  /** Alternatives of the filter, each with what must hold; null when the filter was not read or there is none. */
  waysIn: WayIn[] | null;
  /** Properties the filter asks about. */
  filterProperties: string[];
  filterHash: string | null;
  /** Changes whenever somebody joins or leaves; left out where HubSpot did not say when that was last. */
  membersRevision?: string;
  /** Ids of the members, where a file gives them. */
  memberIds?: readonly string[];
}
