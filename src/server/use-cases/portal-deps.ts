import type { HubSpotPortal } from '../hubspot/port.ts';
import type { Store } from '../store/port/store.ts';

/** What a use-case over one portal works with. */
export interface PortalDeps {
  store: Store;
  hubspot: HubSpotPortal;
  /** Epoch milliseconds. */
  now: () => number;
  /** IANA name of the portal's time zone. */
  timeZone: string;
}
