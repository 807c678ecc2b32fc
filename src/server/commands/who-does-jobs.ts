import { Fault } from '../../core/fault.ts';
import type { Config } from '../config.ts';

/** Address of the database that servers and workers share. Throws `no_database` where there is none to work on. */
export function workersDatabase({ databaseUrl }: Config): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new Fault(
    'no_database',
    'Without DATABASE_URL the data is in files, and one process works on them: “serve” does the jobs too.',
    'Run “serve” alone; or set DATABASE_URL to the PostgreSQL database that server and workers share.',
  );
}

/** Throws `no_database` where a server leaves the jobs to workers that cannot be there. */
export function checkWhoDoesJobs({ databaseUrl }: Config, { jobs: doesJobs }: { jobs: boolean }): void {
  if (doesJobs || databaseUrl !== null) return;
  throw new Fault(
    'no_database',
    'Without DATABASE_URL nobody else can do the jobs.',
    'Leave --no-jobs out; or set DATABASE_URL, and run “worker” beside the server.',
  );
}
