import { createServer, type AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Port that answers each connection with the address of a PostgreSQL, or with why there is none. */
    postgresPort: number;
  }
}

/**
 * One PostgreSQL for a whole run, started when the first test file asks for it: a run without one starts none.
 * `DATABASE_URL` names a server to use instead.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresServer> | null = null;
  const door = createServer((socket) => {
    starting ??= startPostgres(process.env['DATABASE_URL']);
    starting.then(
      ({ url }) => socket.end(JSON.stringify({ url })),
      (error: unknown) => socket.end(JSON.stringify({ refused: String(error) })),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  provide('postgresPort', (door.address() as AddressInfo).port);
  return async () => {
    door.close();
    // Whoever asked for a server that did not start has heard of it.
    await starting?.then(
      (server) => server.stop(),
      () => undefined,
    );
  };
}
