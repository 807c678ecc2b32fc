import type { Result } from '../../core/result.ts';
import type { HubSpotPortal, RequestCounts } from '../hubspot/port.ts';
import type { Install } from '../store/port/installs.ts';

/** `interactive` answers people within a second or not at all; `hubspot` waits and tries again. */
export interface PortalDoors {
  hubspot: HubSpotPortal;
  interactive: HubSpotPortal;
  /** IANA name. */
  timeZone: string;
}

/** The portals this server works for. */
export interface Connections {
  /**
   * The doors to a portal, or null when it was never connected here. Once its install has ended they answer every call
   * with `hubspot_disconnected`; what is stored can still be read.
   */
  doors(portalId: string): Promise<PortalDoors | null>;
  /** Whether the portal can be worked for: it is connected, and its install has not ended. */
  isConnected(portalId: string): Promise<boolean>;
  /** Ids of all such portals. */
  connected(): Promise<string[]>;
  /** What this process has asked of each portal since it opened the door to it. */
  requests(): RequestCounts[];
  /** Codes of what keeps a portal that is connected from being worked for. */
  problems(): Promise<string[]>;
  /**
   * Takes the app out of the portal, revokes its tokens and stops work for it. `key_connection` where the portal is
   * connected by a key of its own, which only its admins can end. Safe to repeat after a fault of HubSpot.
   */
  end(portalId: string): Promise<Result<Install, 'key_connection' | 'not_connected'>>;
  /** Page on which an admin connects an account or grants more; null where accounts are connected by a key. */
  installUrl: string | null;
}
