import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { declareCommands } from './commands/declare.ts';
import { EXIT, openShell, reportFailure, type Shell, type Streams } from './commands/shell.ts';
import { configFromEnvironment, type ConfigResult } from './config.ts';

/**
 * Composition root of the command line. Answers the exit code: 0 clean, 1 findings, 2 could not do it.
 * Streams and configuration can be handed in, so that a whole command can be run inside a test.
 */
export async function run(
  argv: readonly string[],
  streams: Streams = process,
  readConfiguration: () => ConfigResult = configFromEnvironment,
): Promise<number> {
  const note = (text: string) => void streams.stderr.write(`${text}\n`);
  let exitCode: number = EXIT.clean;
  const program = new Command('groundwork')
    .description('Ties every HubSpot segment and workflow to the hypothesis it serves.')
    .version(packageVersion())
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    });
  declareCommands(program, async (command) => {
    const shell = shellOrProblems(streams, readConfiguration, note);
    exitCode = shell === null ? EXIT.failed : await command(shell);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    return reportFailure(note, error);
  }
}

function shellOrProblems(
  streams: Streams,
  readConfiguration: () => ConfigResult,
  note: (text: string) => void,
): Shell | null {
  const configuration = readConfiguration();
  if (configuration.ok) return openShell(streams, configuration.config, Date.now);
  const lines = configuration.problems.map(({ variable, message }) => `  ${variable} ${message}`);
  note(`groundwork: the configuration has ${lines.length} problem(s):\n${lines.join('\n')}`);
  note('  Mend them in the environment or in .env; .env.example says what each is for.');
  return null;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string }; // our own package.json, always with a version
  return version;
}
