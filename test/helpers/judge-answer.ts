import { expect } from 'vitest';
import { safeParse, type $ZodType } from 'zod/v4/core';
import { ErrorAnswer } from '../../src/core/contract/error-answer.ts';
import { ROUTES } from '../../src/server/http/routes/table.ts';

const JUDGED = ROUTES.map(({ method, path, answer, status = 200 }) => ({
  ...{ method: method.toUpperCase(), answer, status },
  path: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
}));

/** Every answer of a route is what the route says it answers, to the letter: the API reference is made from that. */
export async function judgeAnswer(method: string, target: string, response: Response): Promise<void> {
  const path = target.split('?')[0] ?? '';
  const route = JUDGED.find((one) => one.method === method.toUpperCase() && one.path.test(path));
  if (route === undefined) return;
  const body: unknown = await response.clone().json();
  if (response.status >= 400) return expectFits(ErrorAnswer, body, `${method} ${path}`);
  expect(response.status, `status of ${method} ${path}`).toBe(route.status);
  expectFits(route.answer, body, `${method} ${path}`);
}

function expectFits(schema: $ZodType, body: unknown, what: string): void {
  const { error } = safeParse(schema, body);
  if (error !== undefined) expect.fail(`${what} answers what it does not say: ${error.message}`);
}
