import { expect, it } from 'vitest';
import { MetricOffers } from '../../../src/core/contract/metric-presets.ts';
import { startTestServer } from '../../helpers/server.ts';
import { answerOf, refusalOf } from './answers.ts';
import { serverWorld } from './server-world.ts';

it('offers what this account can count', async () => {
  const server = await startTestServer({ world: serverWorld() });
  const offers = await answerOf(await server.ask('GET', '/api/metrics?query=order'), MetricOffers);
  expect(offers.objectTypeId).toBe('0-1');
  expect(offers.presets.map(({ preset }) => preset)).toHaveLength(8);
  expect(offers.fields.map(({ name }) => name)).toEqual(['orders', 'second_order_at']);
  const bought = offers.presets.find(({ preset }) => preset === 'bought_again');
  expect(bought).toMatchObject({ asks: 'field', choices: [{ value: 'orders' }] });
});

it('refuses a type of records that is none', async () => {
  const server = await startTestServer({ world: serverWorld() });
  const answer = await server.ask('GET', '/api/metrics?objectTypeId=contacts');
  expect(await refusalOf(answer)).toEqual({ status: 422, code: 'invalid_request' });
});
