import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

export interface ChildWriter {
  pid: number;
  /** What it printed so far, line by line. */
  lines: string[];
  /** Resolves once it has printed so many lines. Fails when it ends before. */
  printed(count: number): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  ended(): Promise<void>;
}

/** Starts another process that opens the folder; `fileLimit` is the largest file it may write, in kB. */
export async function startWriter(
  directory: string,
  task: 'hold' | 'write' | 'grow-ledger' | 'grow-hypotheses',
  { from = 0, fileLimit = 0 } = {},
): Promise<ChildWriter> {
  const limit = fileLimit > 0 ? `ulimit -f ${fileLimit}; ` : '';
  const shell = `${limit}exec "$0" --import tsx "$@"`;
  const child = spawn('bash', ['-c', shell, process.execPath, SCRIPT, directory, task, String(from)], {
    cwd: PROJECT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));

  async function printed(count: number): Promise<void> {
    while (lines.length < count) {
      await Promise.race([once(output, 'line'), ended]);
      if (child.exitCode !== null && lines.length < count)
        throw new Error('The writer ended before its time.');
    }
  }
  const writer: ChildWriter = {
    pid: child.pid ?? 0,
    lines,
    printed,
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    async ended() {
      await ended;
    },
  };
  await printed(1);
  return writer;
}
