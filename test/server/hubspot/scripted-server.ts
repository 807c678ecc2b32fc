import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface Received {
  method: string;
  path: string;
  search: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

type Respond = (response: ServerResponse, request: Received) => void;

export interface ScriptedServer {
  url: string;
  received: Received[];
}

/** A real server on the loopback address: the nth request gets the nth response, the last one serves all after it. */
export async function scriptedServer(...script: [Respond, ...Respond[]]): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const { method = '', headers } = request;
      const seen = { method, path: pathname, search: searchParams, headers, body };
      received.push(seen);
      const respond = script[Math.min(received.length, script.length) - 1] ?? script[0];
      respond(response, seen);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on a port has an address with that port.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function html(status: number): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end('<html><body>Something is on the way</body></html>');
  };
}

export const reset: Respond = (response) => response.socket?.resetAndDestroy();

export const hang: Respond = () => undefined;

/** Promises more than it sends, then closes. */
export const cutBody: Respond = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"results":[', () => response.socket?.destroy());
};

/** Sends the beginning and nothing more, the connection stays open. */
export const stalledBody: Respond = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"results":[');
};

async function readAll(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
