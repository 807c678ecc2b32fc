import { expect, test } from 'vitest';
import { inTurn } from '../../../src/server/use-cases/in-turn.ts';

function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => undefined as void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('work of one key runs one after the other, other keys and owners do not wait', async () => {
  const owner = {};
  const { open, opened } = gate();
  const log: string[] = [];
  const first = inTurn(owner, 'a', () => opened.then(() => log.push('first')));
  const second = inTurn(owner, 'a', async () => log.push('second'));
  await inTurn(owner, 'b', async () => log.push('another key'));
  await inTurn({}, 'a', async () => log.push('another owner'));
  open();
  await Promise.all([first, second]);
  expect(log).toEqual(['another key', 'another owner', 'first', 'second']);
});

test('what fails is told to whoever asked for it, and the next one runs', async () => {
  const owner = {};
  const first = inTurn(owner, 'a', () => Promise.reject(new Error('broken')));
  const second = inTurn(owner, 'a', async () => 'done');
  await expect(first).rejects.toThrow('broken');
  expect(await second).toBe('done');
});
