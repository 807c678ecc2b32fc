// What `npm start -- --once` prints, as a block of Markdown. Register tsx before this is imported.
import { setTimeout as sleep } from 'node:timers/promises';

const { run } = await import('../src/server/cli.ts');
const { readConfig } = await import('../src/server/config.ts');

/** The demo account is built backwards from this day, so that the same code makes the same block on any day. */
const SHOWN_AT = Date.parse('2026-11-25T09:00:00Z');

/** Says how long it took and how many requests: another machine, another figure. */
const TIMING = /^[\d.]+ s, [\d,]+ requests/;

/** Runs the demo as it is, on a clock that starts at the shown day; of the findings, the first stands for all. */
export async function demoBlock() {
  const startedAt = Date.now();
  const now = () => SHOWN_AT + (Date.now() - startedAt);
  const printed = [];
  const streams = {
    stdin: [],
    stdout: { write: (text) => printed.push(text), columns: 100 },
    stderr: { write: () => {} },
  };
  const clock = { now, sleep: (ms) => sleep(ms) };
  const exitCode = await run(['demo', '--once'], streams, () => readConfig({}), clock);
  if (exitCode !== 0) throw new Error(`The demo ended with ${exitCode}.`);
  const lines = printed.join('').trimEnd().split('\n');
  return ['```text', ...abridged(lines).filter((line) => !TIMING.test(line)), '```'].join('\n');
}

/** @param {string[]} lines */
function abridged(lines) {
  const from = lines.indexOf('FINDINGS');
  const to = lines.indexOf('', from);
  const second = lines.findIndex((line, index) => index > from + 1 && /^ {2}[✗!·]/.test(line));
  if (from < 0 || second < 0 || second > to) throw new Error('The demo prints no two findings.');
  return [...lines.slice(0, second), '  […]', ...lines.slice(to)];
}
