import { expect, it } from 'vitest';
import { FeasibilityAnswer } from '../../../src/core/contract/feasibility.ts';
import { answerOf, refusalOf } from './answers.ts';
import { serverWorld } from './server-world.ts';
import { startTestServer } from '../../helpers/server.ts';

const BODY = {
  ...{ deadline: '2027-12-31', windowDays: 30, graceDays: 2, joinsPerWeek: 50, listSize: 1200 },
  ...{ baseline: 0.12, target: 0.15, holdout: null },
};

it('says what could be learned by the deadline, and asks HubSpot nothing for it', async () => {
  const server = await startTestServer({ world: serverWorld() });
  const answer = await answerOf(
    await server.ask('POST', '/api/feasibility', { body: BODY }),
    FeasibilityAnswer,
  );
  expect(answer).toMatchObject({ isTestable: true, needed: { nPlan: 1041 } });
  expect(answer.words.canLearn).toContain('By 31 December 2027 you could see a jump of');
  expect(server.portal.requests.total()).toBe(0);
});

it.each([
  ['a target that is today’s number', { target: 0.12 }, 'target_wrong_side'],
  ['a percentage for a share', { target: 15 }, 'invalid_request'],
  ['a window of no days', { windowDays: 0 }, 'invalid_request'],
  ['a day that is none', { deadline: '2027-02-30' }, 'invalid_request'],
  ['nobody but the held out', { holdout: 1 }, 'invalid_request'],
])('refuses %s', async (_, change, code) => {
  const server = await startTestServer({ world: serverWorld() });
  const answer = await server.ask('POST', '/api/feasibility', { body: { ...BODY, ...change } });
  expect(await refusalOf(answer)).toEqual({ status: 422, code });
});
