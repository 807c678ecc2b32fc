import { expect } from 'vitest';
import { ErrorAnswer } from '../../../src/core/contract/error-answer.ts';
import { Job, type JobKind } from '../../../src/core/contract/job.ts';
import type { TestServer } from '../../helpers/server.ts';

/** The body of a refusal, in the one shape all of them have. */
export async function refusalOf(response: Response): Promise<{ status: number; code: string }> {
  const { error } = ErrorAnswer.parse(await response.json());
  expect(error.message, 'a message in words').not.toBe('');
  expect(error.hint, 'a next step').not.toBe('');
  return { status: response.status, code: error.code };
}

/** The body of an answer that has to fit its contract. */
export async function answerOf<Value>(
  response: Response,
  contract: { parse(value: unknown): Value },
  status = 200,
): Promise<Value> {
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(status);
  return contract.parse(body);
}

/** Starts a job and asks for it until it has ended. */
export async function runJob(
  server: Pick<TestServer, 'ask'>,
  kind: JobKind,
  options: { dryRun?: boolean } = {},
): Promise<Job> {
  const started = await answerOf(
    await server.ask('POST', '/api/jobs', { body: { kind, ...options } }),
    Job,
    202,
  );
  return endOf(server, started.id);
}

export async function endOf(server: Pick<TestServer, 'ask'>, id: string): Promise<Job> {
  for (;;) {
    const job = await answerOf(await server.ask('GET', `/api/jobs/${id}`), Job);
    if (job.endedAt !== null) return job;
  }
}
