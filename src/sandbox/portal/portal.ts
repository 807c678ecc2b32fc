import { type HttpHandler, http } from 'msw';
import type { PortalChange } from './changes.ts';
import { createGate } from './gate.ts';
import { accountRoutes } from './handlers/account.ts';
import { authorizeRoutes } from './handlers/authorize.ts';
import { emailCampaignRoutes } from './handlers/email-campaigns.ts';
import { emailStatisticsRoutes } from './handlers/email-statistics.ts';
import { emailRoutes } from './handlers/emails.ts';
import { listCreateRoutes } from './handlers/list-create.ts';
import { listMembershipRoutes } from './handlers/list-memberships.ts';
import { listRoutes } from './handlers/lists.ts';
import { oauthRoutes } from './handlers/oauth.ts';
import { objectReadRoutes } from './handlers/objects-read.ts';
import { objectSearchRoutes } from './handlers/objects-search.ts';
import { objectUpdateRoutes } from './handlers/objects-update.ts';
import { ownerRoutes } from './handlers/owners.ts';
import { propertyRoutes } from './handlers/properties.ts';
import { propertyGroupRoutes } from './handlers/property-groups.ts';
import { recordMembershipRoutes } from './handlers/record-memberships.ts';
import { taskRoutes } from './handlers/tasks.ts';
import { workflowRoutes } from './handlers/workflows.ts';
import { type RequestLog, requestLog } from './request-log.ts';
import { type RouteMatch, router } from './route.ts';
import { defaultSettings, type PortalSettings } from './settings.ts';
import type { World } from './world.ts';

/** A simulated HubSpot account. Tests and the demo may change `settings` and `world` while it runs. */
export interface Portal {
  /** For msw, in a test process (`setupServer`) or behind HTTP (`servePortal`). */
  handlers: HttpHandler[];
  world: World;
  settings: PortalSettings;
  requests: RequestLog;
}

export interface PortalParts {
  world: World;
  /** Portal time, epoch milliseconds. */
  now: () => number;
  /** Real time for rate limits and the life of tokens; the machine's clock unless given. */
  wallClock?: () => number;
  settings?: Partial<PortalSettings>;
  /** Told of every request that changed the portal, in order. */
  onChange?: (change: PortalChange) => void;
}

const ROUTES = [
  ...objectReadRoutes,
  ...objectUpdateRoutes,
  ...objectSearchRoutes,
  ...listRoutes,
  ...listCreateRoutes,
  ...listMembershipRoutes,
  ...recordMembershipRoutes,
  ...propertyRoutes,
  ...propertyGroupRoutes,
  ...workflowRoutes,
  ...emailCampaignRoutes,
  ...emailRoutes,
  ...emailStatisticsRoutes,
  ...ownerRoutes,
  ...taskRoutes,
  ...accountRoutes,
  ...oauthRoutes,
  ...authorizeRoutes,
];

/**
 * A portal over a world, answering on any host. A path that no route knows is not taken, so that msw reports it as
 * unhandled and the HTTP server answers 404: nothing is made up.
 */
export function createPortal(parts: PortalParts): Portal {
  const settings = { ...defaultSettings(), ...parts.settings };
  const requests = requestLog();
  const gate = createGate({
    world: parts.world,
    settings,
    requests,
    now: parts.now,
    wallClock: parts.wallClock ?? Date.now,
    onChange: parts.onChange ?? (() => undefined),
  });
  const find = router(ROUTES);
  const match = (request: Request): RouteMatch | null => find(request.method, new URL(request.url).pathname);
  const handler = http.all(
    ({ request }) => match(request) !== null,
    ({ request }) => gate(request, match(request)),
  );
  return { handlers: [handler], world: parts.world, settings, requests };
}
