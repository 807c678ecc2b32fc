import { setTimeout } from 'node:timers/promises';
import { readAccount } from './account.ts';
import type { Door } from './door.ts';
import { emailsDoor } from './emails.ts';
import { flowsDoor } from './flows.ts';
import { createGateway, type Gateway, type GatewayOptions, type TokenSource } from './gateway.ts';
import type { Lane } from './lanes.ts';
import { listsDoor } from './lists.ts';
import { ownersDoor } from './owners.ts';
import { flowPaths } from './paths.ts';
import type { HubSpotPortal } from './port.ts';
import { propertiesDoor } from './properties.ts';
import { recordsDoor } from './records.ts';
import { tasksDoor } from './tasks.ts';
import { staticTokenSource } from './token-source.ts';

export interface PortalOptions extends Pick<GatewayOptions, 'limits' | 'log'> {
  /** Origin of the API without a slash at the end. */
  baseUrl: string;
  /** `/automation/v4`, or a beta of it. */
  flowsBasePath: string;
  /** A service key or any static token, or a source of tokens that change. */
  token: string | TokenSource;
  lane?: Lane;
  /** The machine's clock, timer and chance unless given. */
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
  random?: () => number;
}

/** Opens a portal with a gateway of its own; nothing is sent before the first call. */
export function openPortal(options: PortalOptions): HubSpotPortal {
  const { flowsBasePath, token, lane = 'background', ...rest } = options;
  const source = typeof token === 'string' ? staticTokenSource(token) : token;
  const machine = { now: Date.now, sleep: (ms: number) => setTimeout(ms), random: Math.random };
  return portalThrough(createGateway({ ...machine, ...rest, token: source }), { flowsBasePath, lane });
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
    owners: ownersDoor(door),
    tasks: tasksDoor(door),
    requests: gateway.requests,
  };
}
