import { expect, test } from 'vitest';
import { WhyReport } from '../../../src/core/contract/why-report.ts';
import { startTestServer } from '../../helpers/server.ts';
import { LIST } from '../use-cases/outcome-bench.ts';
import { answerOf, refusalOf, runJob } from './answers.ts';
import { serverWorld } from './server-world.ts';

test('may a workflow be turned off, a segment be deleted? The latest audit answers', async () => {
  const server = await startTestServer({ world: serverWorld() });
  const early = await server.ask('GET', '/api/why/workflow/2');
  expect(await refusalOf(early)).toEqual({ status: 404, code: 'not_found' });
  await runJob(server, 'audit');
  const workflow = await answerOf(await server.ask('GET', '/api/why/workflow/2'), WhyReport);
  expect(workflow).toMatchObject({
    asset: { name: 'Blast' },
    verdict: 'yes',
    unknown: expect.arrayContaining([
      'One workflow could not be read; whether it depends on it is not known.',
    ]),
  });
  const segment = await answerOf(await server.ask('GET', `/api/why/list/${LIST}`), WhyReport);
  expect(segment.dependents).toMatchObject([{ kind: 'workflow', id: '1', how: 'enrols from it' }]);
  const missing = await server.ask('GET', '/api/why/workflow/404');
  expect(await refusalOf(missing)).toEqual({ status: 404, code: 'not_found' });
  expect((await server.ask('GET', '/api/why/email/1')).status).toBe(422);
  expect((await server.ask('GET', '/api/why/workflow/x')).status).toBe(422);
});
