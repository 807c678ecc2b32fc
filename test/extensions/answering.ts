import type { RequestHandler } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { installHubSpotFetch } from '../helpers/hs-fetch.ts';

/**
 * Answers what the components of a test file ask for, each test beginning with these answers. A test fails by a
 * request that nothing answers, whatever the component makes of it.
 */
export function answering(...handlers: RequestHandler[]): SetupServer {
  const server = setupServer(...handlers);
  const unanswered: string[] = [];
  beforeAll(() => {
    installHubSpotFetch();
    server.listen({
      onUnhandledRequest: ({ method, url }) => {
        unanswered.push(`${method} ${url}`);
        throw new Error(`Nothing answers ${method} ${url}`);
      },
    });
  });
  afterEach(() => {
    server.resetHandlers();
    expect(unanswered.splice(0), 'requests that nothing answers').toEqual([]);
  });
  afterAll(() => server.close());
  return server;
}
