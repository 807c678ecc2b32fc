import { expect, it } from 'vitest';
import { askedTogether } from '../../../../src/server/store/postgres/asked-together.ts';

/** Statements that end when they are told to, in the order in which they were begun. */
function heldStatements() {
  const begun: { asked: readonly number[]; end: (error?: Error) => void }[] = [];
  const ask = askedTogether(
    (asked: readonly number[]) =>
      new Promise<number[]>((resolve, reject) => {
        const end = (error?: Error) =>
          error === undefined ? resolve(asked.map((n) => n * 10)) : reject(error);
        begun.push({ asked, end });
      }),
  );
  return { ask, begun };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('who asks while a statement is under way goes into the next, with all the others', async () => {
  const { ask, begun } = heldStatements();
  const answers = [ask(1), ask(2)];
  await turn();
  answers.push(ask(3), ask(3));
  await turn();
  expect(begun.map(({ asked }) => asked)).toEqual([[1, 2]]);
  begun[0]?.end();
  await turn();
  expect(begun.map(({ asked }) => asked)).toEqual([
    [1, 2],
    [3, 3],
  ]);
  begun[1]?.end();
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 30]);
});

it('a statement that is refused is refused to those who asked it, and to nobody after them', async () => {
  const { ask, begun } = heldStatements();
  const refused = expect(ask(1)).rejects.toThrow('refused');
  await turn();
  const later = ask(2);
  begun[0]?.end(new Error('refused'));
  await refused;
  await turn();
  begun[1]?.end();
  expect(await later).toBe(20);
});
