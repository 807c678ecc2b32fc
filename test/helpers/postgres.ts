import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import * as z from 'zod';
import { createDatabase, type Database } from '../postgres/database.ts';

const Answer = z.union([z.strictObject({ url: z.string() }), z.strictObject({ refused: z.string() })]);

/** A fresh, empty database. Fails where there is no PostgreSQL: nothing is skipped. */
export async function freshDatabase(): Promise<Database> {
  return createDatabase(await postgresServer());
}

/** Address of the PostgreSQL of this run, as a user who may create databases. Fails where there is none. */
export async function postgresServer(): Promise<string> {
  const port = inject('postgresPort');
  const answer = Answer.parse(JSON.parse(await text(connect(port, '127.0.0.1'))));
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.url;
}
