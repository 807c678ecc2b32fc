// Runs inside the web worker: supplies the globals that HubSpot's own worker supplies, loads the production bundle
// (which expects React and RemoteUI as globals) and renders it into a remote root.
import type { RemoteChannel } from '@remote-ui/core';
import * as RemoteUI from '@remote-ui/react';
import { createRemoteRoot, createRoot } from '@remote-ui/react';
import { createEndpoint, retain } from '@remote-ui/rpc';
import * as React from 'react';
import { Boundary } from './boundary.ts';
import { observable } from './observable.ts';
import type {
  AssociationsRequest,
  HostApi,
  Init,
  PageLocation,
  WireResponse,
  WorkerApi,
} from './protocol.ts';

type Render = (api: unknown) => React.ReactElement;
/** The worker's global object, as a bundle finds it. */
const worker = self as unknown as Record<string, unknown> & { importScripts(url: string): void };
const loadScript = worker.importScripts.bind(self);
const endpoint = createEndpoint<HostApi>(self as never);
const host = endpoint.call;
const context = observable<unknown>({});
const location = observable<PageLocation>({ path: '/', params: {} });
let renderExtension: Render | undefined;

const ACTIONS = [
  'addAlert',
  'reloadPage',
  'closeOverlay',
  'copyTextToClipboard',
  'navigateToPage',
  'refreshObjectProperties',
  'fetchCrmObjectProperties',
];
const actions = Object.fromEntries(
  ACTIONS.map((name) => [name, (...args: unknown[]) => host.action(name, args)]),
);
const runServerlessFunction = () => Promise.reject(new Error('There are no serverless functions here.'));

interface FetchOptions {
  method?: string;
  timeout?: number;
  body?: unknown;
  headers?: HeadersInit;
}

/** HubSpot's `hsFetch`, which `hubspot.fetch` calls. */
async function hsFetch(url: string | URL, options: FetchOptions = {}): Promise<Response> {
  const { status, headers, body } = await host.fetch({
    url: String(url),
    method: options.method ?? 'GET',
    headers: Object.fromEntries(new Headers(options.headers)),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  return new Response([101, 204, 205, 304].includes(status) ? null : body, { status, headers });
}

/** The hooks read the answer's JSON as data, error and a cleanup function, which no real Response can carry. */
function reply(response: WireResponse) {
  return { ok: response.error === undefined, json: async () => ({ ...response, cleanup: () => undefined }) };
}

const log = (level: string) => (data: unknown) => void host.log(level, data);

Object.assign(worker, {
  // Without it the SDK falls back to globals for tests, and nothing is rendered.
  __HUBSPOT_EXTENSION_WORKER__: true,
  React,
  RemoteUI,
  extend_V2: (render: Render) => {
    renderExtension = render;
  },
  hsFetch,
  serverless: runServerlessFunction,
  logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  hsWorkerAPI: {
    useExtensionContext: () => context.use(),
    useExtensionActions: () => actions,
    useExtensionApi: () => ({ context: context.use(), actions, runServerlessFunction }),
    useAppPageLocation: () => location.use(),
    fetchCrmProperties: async (names: string[]) => reply(await host.fetchCrmProperties(names)),
    fetchAssociations: async (request: AssociationsRequest) => reply(await host.fetchAssociations(request)),
  },
});

// What HubSpot's sandbox takes away: an extension that uses one of these has to fail here too.
const TAKEN_AWAY = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
];
for (const name of [...TAKEN_AWAY, 'BroadcastChannel', 'Worker']) {
  Object.defineProperty(worker, name, {
    configurable: true,
    get: () => {
      throw new ReferenceError(`${name} is not available in UI extensions`);
    },
  });
}
self.addEventListener('unhandledrejection', ({ reason }) => {
  void host.log('error', `unhandled rejection: ${reason instanceof Error ? reason.message : String(reason)}`);
});

const api: WorkerApi = {
  async run(init: Init, channel: RemoteChannel) {
    retain(channel); // arguments of a call are released when it returns
    context.set(init.context);
    location.set(init.location);
    loadScript(init.bundleUrl);
    const render = renderExtension;
    if (render === undefined) throw new Error('The bundle did not call hubspot.extend().');
    const root = createRemoteRoot(channel);
    const Extension = () => render({ context: context.use(), actions, runServerlessFunction });
    const onCrash = (error: Error) => void host.crashed({ message: error.message, stack: error.stack ?? '' });
    createRoot(root).render(
      React.createElement(Boundary, { onCrash, children: React.createElement(Extension) }),
    );
    root.mount();
  },
  setLocation: async (next: PageLocation) => location.set(next),
};
endpoint.expose(api as never);
void host.ready();
