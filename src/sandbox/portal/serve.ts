import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { getResponse } from 'msw';
import { controlFaults } from './faults/control.ts';
import type { Portal } from './portal.ts';

export interface ServedPortal {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves a portal over HTTP. Port 0 takes a free one. Paths it does not know are answered with 404. Where only this
 * machine can reach it, what goes wrong can be switched at an address of its own.
 */
export async function servePortal(portal: Portal, at: { port: number; host: string }): Promise<ServedPortal> {
  const server = serve({
    port: at.port,
    hostname: at.host,
    // Whoever serves a portal keeps the platform's own Request and Response for everything else.
    overrideGlobalObjects: false,
    fetch: async (request) =>
      (at.host === LOOPBACK ? await controlFaults(portal.settings, request) : null) ??
      (await getResponse(portal.handlers, request)) ??
      unknownPath(request),
  });
  await once(server, 'listening');
  // A server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://${at.host}:${port}`, close: () => close(server) };
}

function unknownPath(request: Request): Response {
  const { pathname } = new URL(request.url);
  const message = `The simulated portal does not serve ${request.method} ${pathname}.`;
  return Response.json({ status: 'error', category: 'NOT_SIMULATED', message }, { status: 404 });
}

async function close(server: ReturnType<typeof serve>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await closed;
}
