import { expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

test('a worker without a database says who does the jobs instead', async () => {
  const { code, err } = await runCommand(['worker']);
  expect(code).toBe(2);
  expect(err).toContain('“serve” does the jobs too');
});

test('a server without a database does not leave the jobs to nobody', async () => {
  const { code, err } = await runCommand(['serve', '--no-jobs']);
  expect(code).toBe(2);
  expect(err).toContain('Without DATABASE_URL nobody else can do the jobs.');
});
