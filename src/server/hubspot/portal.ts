import { readAccount } from './account.ts';
import type { Door } from './door.ts';
import { emailsDoor } from './emails.ts';
import { flowsDoor } from './flows.ts';
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts';
import type { Lane } from './limiter.ts';
import { listsDoor } from './lists.ts';
import { flowPaths } from './paths.ts';
import type { HubSpotPortal } from './port.ts';
import { propertiesDoor } from './properties.ts';
import { recordsDoor } from './records.ts';

export interface PortalOptions extends GatewayOptions {
  /** `/automation/v4`, or a beta of it. */
  flowsBasePath: string;
  lane?: Lane;
}

/** Opens a portal with a gateway of its own; nothing is sent before the first call. */
export function openPortal(options: PortalOptions): HubSpotPortal {
  const { flowsBasePath, lane = 'background', ...rest } = options;
  return portalThrough(createGateway(rest), { flowsBasePath, lane });
}

/** A portal through a gateway that others use too: one per lane, so that people do not wait behind nightly work. */
export function portalThrough(gateway: Gateway, at: { flowsBasePath: string; lane: Lane }): HubSpotPortal {
  const door: Door = { gateway, lane: at.lane, flowPaths: flowPaths(at.flowsBasePath) };
  return {
    account: () => readAccount(door),
    flows: flowsDoor(door),
    lists: listsDoor(door),
    records: recordsDoor(door),
    properties: propertiesDoor(door),
    emails: emailsDoor(door),
    requests: gateway.requests,
  };
}
