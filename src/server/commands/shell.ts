import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { Fault } from '../../core/fault.ts';
import type { Config } from '../config.ts';

/** Exit codes of every command: nothing to report, something found, could not do it. */
export const EXIT = { clean: 0, found: 1, failed: 2 } as const;

/** The time a command lives in. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Waits for so many milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** Where a command reads its settings and leaves its words. Results go to `out`, everything else to `note`. */
export interface Shell extends Clock {
  config: Config;
  /** The account that was named with `--portal`; null where none was. */
  portalId: string | null;
  /** All of standard input. */
  input(): Promise<string>;
  /** Asks on standard error; answers the next line of standard input, or null where there is none. */
  ask(question: string): Promise<string | null>;
  out(text: string): void;
  note(text: string): void;
  /** A passing line of progress: replaced by the next one on a terminal, left out elsewhere. */
  progress(text: string): void;
  colour: boolean;
  /** Columns of the terminal, or 100 where there is none. */
  width: number;
}

/** The streams and settings a Shell is made of; `process` fits. */
export interface Streams {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  stderr: { write(text: string): unknown; isTTY?: boolean };
}

export function openShell(
  streams: Streams,
  { config, portalId }: Pick<Shell, 'config' | 'portalId'>,
  clock: Clock,
): Shell {
  const showsProgress = streams.stderr.isTTY === true;
  const clearLine = showsProgress ? CLEAR_LINE : '';
  return {
    ...{ config, portalId },
    now: () => clock.now(),
    sleep: (ms) => clock.sleep(ms),
    input: () => readAll(streams.stdin),
    ask: asking(streams),
    out: (text) => {
      if (showsProgress) streams.stderr.write(clearLine);
      streams.stdout.write(ended(text));
    },
    note: (text) => noteOn(streams, text),
    progress: (text) => {
      if (showsProgress) streams.stderr.write(`${clearLine}${text}`);
    },
    colour: streams.stdout.isTTY === true && !config.noColour,
    width: streams.stdout.columns ?? 100,
  };
}

/** Between questions standard input is paused: one that is still open would keep the process from ending. */
function asking({ stdin, stderr }: Streams): Shell['ask'] {
  let lines: AsyncIterator<string> | null = null;
  return async (question) => {
    stderr.write(`${question} `);
    lines ??= createInterface({ input: stdin })[Symbol.asyncIterator]();
    stdin.resume();
    const line = await lines.next();
    stdin.pause();
    if (stdin.isTTY !== true) stderr.write('\n');
    return line.done === true ? null : line.value;
  };
}

/** Writes a line for people to standard error, over a line of progress that stands there. */
export function noteOn({ stderr }: Pick<Streams, 'stderr'>, text: string): void {
  stderr.write(`${stderr.isTTY === true ? CLEAR_LINE : ''}${ended(text)}`);
}

/** Back to the start of the line, which is wiped. */
const CLEAR_LINE = '\r\u001b[2K';

function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Says what went wrong and what to do next; answers the exit code. Faults are told apart by code, not by text. */
export function reportFailure(note: (text: string) => void, error: unknown): number {
  if (error instanceof Fault) {
    note(`groundwork: ${error.message}\n  ${error.hint}`);
    return EXIT.failed;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  note(`groundwork: something went wrong that should not have. Please report it with these lines:\n${text}`);
  return EXIT.failed;
}
