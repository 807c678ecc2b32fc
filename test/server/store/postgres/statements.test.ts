import { expect, it } from 'vitest';
import { makeHypothesis } from '../../../factories/hypotheses.ts';
import { eachFile, openPostgresForTest } from './temporary-postgres.ts';

const database = eachFile();

it('statements are told with the time they took, and without what people wrote', async () => {
  const told: { sql: string; ms: number }[] = [];
  const store = await openPostgresForTest(database().url, { onStatement: (one) => told.push(one) });
  const hypothesis = makeHypothesis();
  await store.hypotheses.create('4242', hypothesis);
  await store.close();
  expect(told.some(({ sql }) => /insert into .*hypotheses/i.test(sql))).toBe(true);
  expect(told.every(({ ms }) => ms >= 0)).toBe(true);
  expect(JSON.stringify(told)).not.toContain(hypothesis.slots.behaviour);
});
