import { createController, createRemoteReceiver, RemoteRenderer } from '@remote-ui/react/host';
import { createEndpoint } from '@remote-ui/rpc';
import { useEffect, useState } from 'react';
import { componentFor } from './components/registry.tsx';
import { addressWith, navigate, onNavigate, pageLocation } from './navigation.ts';
import { overlays } from './overlays.tsx';
import type {
  AssociationsRequest,
  FetchRequest,
  FetchResult,
  HostApi,
  PageLocation,
  WorkerApi,
} from './protocol.ts';
import type { Scene, Served } from './scene.ts';

interface Notice {
  id: string;
  type: string;
  title?: string;
  message: string;
}

/** What an extension tells the page about. */
interface Listener {
  notice(notice: Omit<Notice, 'id'>): void;
  crash(message: string): void;
}

interface Running {
  receiver: ReturnType<typeof createRemoteReceiver>;
  stop(): void;
}

const controller = createController({});
const drawing = { ...controller, get: (type: string) => componentFor(type) };

/** Starts the extension's worker and answers it as HubSpot would. */
function start(extension: Served, scene: Scene, listener: Listener): Running {
  const worker = new Worker('/workbench/worker.js');
  const endpoint = createEndpoint<WorkerApi>(worker);
  const receiver = createRemoteReceiver();
  if (extension.type === 'PAGE')
    onNavigate((location: PageLocation) => void endpoint.call.setLocation(location));
  const actions: Record<string, (...args: never[]) => unknown> = {
    addAlert: (notice: Omit<Notice, 'id'>) => listener.notice(notice),
    reloadPage: () => window.location.reload(),
    closeOverlay: (id: string) => overlays.close(id),
    copyTextToClipboard: (text: string) => navigator.clipboard.writeText(text),
    navigateToPage: ({ to, params = {} }: { to: string; params?: Record<string, string> }) =>
      extension.type === 'PAGE'
        ? navigate({ path: to, params })
        : window.location.assign(addressWith({ view: 'pages', path: to })),
    refreshObjectProperties: () => undefined,
    fetchCrmObjectProperties: (names: string[]) => propertiesOf(scene, names),
  };
  const api: HostApi = {
    ready: () => {
      const init = {
        bundleUrl: new URL(extension.bundle, window.location.href).href,
        context: scene.contextOf(extension),
        location: pageLocation(extension.type === 'PAGE' ? scene.path : '/'),
      };
      endpoint.call
        .run(init, receiver.receive as never)
        .catch((error: Error) => listener.crash(error.message));
    },
    log: (level, data) => (level === 'error' ? console.error(data) : console.info(data)),
    crashed: ({ message, stack }) => {
      console.error(stack);
      listener.crash(message);
    },
    action: (name, args) => {
      const action = actions[name];
      if (action === undefined) throw new Error(`The workbench does not know the action ${name}.`);
      return action(...(args as never[]));
    },
    fetch: (request) => throughHubSpot(request, scene),
    fetchCrmProperties: async (names) => ({ data: await propertiesOf(scene, names) }),
    fetchAssociations: async (request) => ({ data: await associationsOf(scene, request) }),
  };
  endpoint.expose(api as never);
  worker.onerror = ({ message }) => listener.crash(message);
  return { receiver, stop: () => worker.terminate() };
}

async function throughHubSpot(request: FetchRequest, { user, trouble }: Scene): Promise<FetchResult> {
  const body = JSON.stringify({ ...request, user: user.id, trouble });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/workbench/hubspot-fetch', { method: 'POST', headers, body });
  return (await response.json()) as FetchResult; // our own server's answer
}

async function propertiesOf({ objectTypeId, recordId }: Scene, names: string[]): Promise<unknown> {
  const query = names.map((name) => `property=${encodeURIComponent(name)}`).join('&');
  return (await fetch(`/workbench/records/${objectTypeId}/${recordId}?${query}`)).json();
}

async function associationsOf(
  { objectTypeId, recordId }: Scene,
  asked: AssociationsRequest,
): Promise<unknown> {
  const body = JSON.stringify(asked);
  const headers = { 'content-type': 'application/json' };
  const address = `/workbench/records/${objectTypeId}/${recordId}/associations`;
  return (await fetch(address, { method: 'POST', headers, body })).json();
}

/** One extension in its place, with its alerts, panels and, if it crashes, what it said. */
export function Extension({ extension, scene }: { extension: Served; scene: Scene }) {
  const [running, setRunning] = useState<Running | null>(null);
  const [notices, setNotices] = useState<Notice[]>([]);
  const [crash, setCrash] = useState<string | null>(null);
  useEffect(() => {
    const started = start(extension, scene, {
      notice: (notice) => setNotices((all) => [...all, { id: crypto.randomUUID(), ...notice }]),
      crash: setCrash,
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the worker is made here, once a scene
    setRunning(started);
    return () => started.stop();
  }, [extension, scene]);
  // An app page has a title of its own, a card stands on a record that has one.
  const Title = extension.type === 'SETTINGS' ? 'h1' : 'h2';
  return (
    <section
      className={`hs-extension hs-at-${extension.location.replaceAll('.', '-')}`}
      aria-label={extension.name}
    >
      <header>
        <Title>{extension.name}</Title>
        <div id="hs-page-header" />
      </header>
      <div className="hs-extension-body">
        {notices.map(({ id, type, title, message }) => (
          <div key={id} role="status" className={`hs-alert hs-${type}`}>
            {title && <strong>{title} </strong>}
            {message}
            <button
              type="button"
              aria-label="Dismiss"
              onClick={() => setNotices((all) => all.filter((one) => one.id !== id))}
            >
              ×
            </button>
          </div>
        ))}
        {crash !== null && (
          <div role="alert" className="hs-alert hs-danger">
            The extension crashed: {crash}
          </div>
        )}
        {crash === null && running !== null && (
          <RemoteRenderer receiver={running.receiver} controller={drawing as never} />
        )}
      </div>
    </section>
  );
}
