import { once } from 'node:events';
import { race } from './race.ts';
import { openPostgresStore } from '../../../../src/server/store/postgres/open-postgres-store.ts';

/* A process of its own that races on the database named first, once a line comes on standard input. */
const [url = '', racer = '1'] = process.argv.slice(2);
const store = await openPostgresStore({
  ...{ url, poolSize: 5, mode: 'write', log: () => undefined },
  ...{ now: Date.now, sleep: () => Promise.resolve() },
});
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdout.write(`${JSON.stringify(await race(store, Number(racer)))}\n`);
await store.close();
process.stdin.destroy();
