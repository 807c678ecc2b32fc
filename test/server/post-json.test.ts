import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { postJson } from '../../src/server/post-json.ts';
import { payloadFor } from '../../src/server/use-cases/tell/incoming-webhook.ts';

/** A receiver on loopback that answers with a status, and what it was sent. */
async function receiver(status: number, headers: Record<string, string> = {}) {
  const got: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      got.push(`${request.method} ${request.headers['content-type']} ${Buffer.concat(chunks).toString()}`);
      response.writeHead(status, headers).end('ok');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got }; // listening on TCP
}

test.each([200, 404, 500])('posts JSON and answers the status %i', async (status) => {
  const { url, got } = await receiver(status);
  expect(await postJson(url, { text: 'Zürich' })).toBe(status);
  expect(got).toEqual(['POST application/json {"text":"Zürich"}']);
});

test('follows no redirect, and says so where nobody is there', async () => {
  const other = await receiver(200);
  const { url } = await receiver(302, { location: other.url });
  expect(await postJson(url, {})).toBe(302);
  expect(other.got).toEqual([]);
  expect(await postJson('http://127.0.0.1:9/', {})).toBeNull();
});

test('writes text for Slack and a card for Teams', () => {
  const lines = ['One', 'Two'];
  expect(payloadFor('https://hooks.slack.com/services/x', lines)).toEqual({ text: 'One\nTwo' });
  expect(payloadFor('https://prod-1.westeurope.logic.azure.com/workflows/x', lines)).toMatchObject({
    type: 'message',
    attachments: [{ content: { type: 'AdaptiveCard', body: [{ text: 'One' }, { text: 'Two' }] } }],
  });
});
