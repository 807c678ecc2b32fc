import type { PortalDeps } from '../portal-deps.ts';

export interface AttachDeps extends PortalDeps {
  /** A fresh hypothesis id: `h_` and ten of [a-z0-9]. */
  newId: () => string;
}

/** Where a change is made, and by whom: a HubSpot user id, or `cli`. */
export interface Actor {
  portalId: string;
  by: string;
}

/** The hypothesis that is changed, with the version its author saw. */
export interface Seen {
  hypothesisId: string;
  seenVersion: number;
}
