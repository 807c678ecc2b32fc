import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import type { World } from '../portal/world.ts';
import { buildWorkbench } from './build.ts';
import type { SampleRecord, User, WorkbenchConfig } from './host/scene.ts';
import { Asked, hubspotFetch, type Gate } from './hubspot-fetch.ts';
import { AssociationsAsked, associationsOf, propertiesOf } from './records.ts';
import { readProject } from './project.ts';
import { addStepRoutes } from './step-routes.ts';

export interface WorkbenchParts {
  /** The account whose records are shown. */
  world: World;
  records: SampleRecord[];
  users: User[];
  /** The Groundwork server behind it. */
  backend: string;
  /** Client secret with which requests are signed. */
  secret: string;
  /** The public address the server goes by in extensions. */
  apiOrigin: string;
  port: number;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

export interface ServedWorkbench {
  url: string;
  close(): Promise<void>;
}

const HOST = fileURLToPath(new URL('./host/', import.meta.url));
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/**
 * A page on loopback that stands for HubSpot's record page and runs the project's extensions as HubSpot does. Builds
 * them first. Throws when an extension does not build, or the port is taken.
 */
export async function serveWorkbench(parts: WorkbenchParts): Promise<ServedWorkbench> {
  const project = await readProject({ API_ORIGIN: parts.apiOrigin });
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-workbench-'));
  await buildWorkbench(project.extensions, folder);
  const config: WorkbenchConfig = {
    extensions: project.extensions.map(({ entry: _entry, ...served }) => served),
    step: project.step,
    records: parts.records,
    users: parts.users,
    portalId: Number(parts.world.account.portalId),
    timeZone: parts.world.account.timeZone,
    apiOrigin: parts.apiOrigin,
  };
  const app = workbenchApp(
    parts,
    config,
    { ...parts, ...project, portalId: parts.world.account.portalId },
    folder,
  );
  const server = app.listen(parts.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on TCP: never a pipe, never null
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function workbenchApp(parts: WorkbenchParts, config: WorkbenchConfig, gate: Gate, folder: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app.get('/workbench/config', (_request, response) => void response.json(config));
  app.post('/workbench/hubspot-fetch', express.json({ limit: '2mb' }), async (request, response) => {
    const asked = Asked.safeParse(request.body);
    if (asked.success) response.json(await hubspotFetch(asked.data, gate));
    else response.status(400).json({ message: asked.error.message });
  });
  app.get('/workbench/records/:type/:id', ({ params, query }, response) => {
    const names = [query['property'] ?? []].flat().map(String);
    response.json(propertiesOf(parts, params.type, params.id, names));
  });
  app.post('/workbench/records/:type/:id/associations', express.json(), ({ params, body }, response) => {
    const asked = AssociationsAsked.safeParse(body);
    if (asked.success) response.json(associationsOf(parts, params, asked.data));
    else response.status(400).json({ message: asked.error.message });
  });
  addStepRoutes(app, parts);
  app.get('/workbench/bundles/:uid/:file', ({ params }, response) =>
    sendFile(response, join(folder, 'bundles'), join(params.uid, params.file)),
  );
  app.get('/workbench/styles.css', (_request, response) => sendFile(response, HOST, 'styles.css'));
  app.get('/workbench/:file', ({ params }, response) => sendFile(response, folder, params.file));
  app.get('/', (_request, response) => sendFile(response, HOST, 'index.html'));
  return app;
}

async function sendFile(response: express.Response, folder: string, file: string): Promise<void> {
  const path = join(folder, file);
  const content = path.startsWith(folder) ? await readOrNull(path) : null;
  if (content === null) response.status(404).json({ message: `There is no ${file} here.` });
  else response.type(TYPES[extname(path)] ?? 'application/octet-stream').send(content);
}

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
