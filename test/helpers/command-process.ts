import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const BINARY = fileURLToPath(new URL('../../bin/groundwork.js', import.meta.url));

export interface CommandProcess {
  /** All of what it has printed so far. */
  out(): string;
  err(): string;
  /** Resolves with the first match of what it prints on standard error. Fails when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Reads no more of what it prints on standard output, as \`head\` when it has enough. */
  stopReading(): void;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>;
}

/**
 * Runs `bin/groundwork.js …argv` as a process of its own with this environment and nothing else but PATH.
 * `answers` are lines on its standard input, which then stays open.
 */
export function startCommand(
  argv: readonly string[],
  { env = {}, cwd, answers }: { env?: Record<string, string>; cwd: string; answers?: readonly string[] },
): CommandProcess {
  const child = spawn(process.execPath, [BINARY, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (answers === undefined) child.stdin.end();
  else child.stdin.write(answers.map((answer) => `${answer}\n`).join(''));
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return {
    out: () => printed.out,
    err: () => printed.err,
    async says(pattern) {
      for (let found = pattern.exec(printed.err); ; found = pattern.exec(printed.err)) {
        if (found !== null) return found;
        const isOver = await Promise.race([
          closed.then(() => true),
          once(child.stderr, 'data').then(() => false),
        ]);
        if (isOver && !pattern.test(printed.err))
          throw new Error(`It ended without saying ${pattern}: ${printed.err}`);
      }
    },
    stopReading: () => void child.stdout.destroy(),
    kill: (signal) => void child.kill(signal),
    async ended() {
      const [code, signal] = await closed;
      return code ?? signal ?? 'SIGKILL';
    },
  };
}
