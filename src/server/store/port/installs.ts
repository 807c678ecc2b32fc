import type { Sealed } from '../sealing.ts';

/** How the app is installed in a portal that was connected by OAuth. Portals with a static token have none. */
export interface Install {
  portalId: string;
  /** HubSpot user who connected it last. */
  userId: string;
  /** ISO instant of the latest connection. */
  installedAt: string;
  /** What HubSpot granted. */
  scopes: string[];
  /** Access and refresh token; null from the moment the portal is disconnected. */
  tokens: Sealed | null;
  /** When and how the connection ended, and when the portal's data is erased; null while it is connected. */
  disconnected: { at: string; how: 'asked' | 'revoked'; eraseAt: string } | null;
}

/** One install a portal. */
export interface InstallStore {
  /** Ordered by portal id (as text). */
  list(): Promise<Install[]>;
  get(portalId: string): Promise<Install | null>;
  save(install: Install): Promise<void>;
  /** As `PortalStore.change`. */
  change(portalId: string, change: (install: Install) => Install): Promise<Install | null>;
}
