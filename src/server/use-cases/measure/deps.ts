import type { HubSpotPortal } from '../../hubspot/port.ts';
import type { Store } from '../../store/port.ts';

/** What measuring works with. */
export interface MeasureDeps {
  store: Store;
  hubspot: HubSpotPortal;
  /** Epoch milliseconds. */
  now: () => number;
  /** IANA name of the portal's time zone. */
  timeZone: string;
}
