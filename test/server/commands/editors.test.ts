import { expect, test } from 'vitest';
import { Change } from '../../../src/core/contract/change.ts';
import { smallWorld } from '../../factories/world.ts';
import { commandAccount } from './run-command.ts';

test('an editor can be named on the command line when nobody is left who may, and the trail tells it', async () => {
  const account = await commandAccount(smallWorld());
  expect((await account.run('editors', 'add', '9002')).out).toContain('9002');
  expect((await account.run('editors', 'add', '9001')).out).toBe('May change things now: 9001, 9002.\n');
  const { out, code } = await account.run('changes');
  expect(code).toBe(0);
  const lines = out.trim().split('\n');
  const changes = lines.map((line) => Change.parse(JSON.parse(line)));
  expect(changes).toMatchObject([
    { by: 'cli', before: { editors: ['9002'] }, after: { editors: ['9001', '9002'] } },
    { by: 'cli', before: { editors: [] }, after: { editors: ['9002'] } },
  ]);
});

test('naming somebody twice changes nothing, and what is no user id is refused', async () => {
  const account = await commandAccount(smallWorld());
  await account.run('editors', 'add', '9002');
  await account.run('editors', 'add', '9002');
  expect((await account.run('changes')).out.trim().split('\n')).toHaveLength(1);
  const refused = await account.run('editors', 'add', 'ada@example.com');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('user id');
});
