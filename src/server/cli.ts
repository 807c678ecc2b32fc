import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command, CommanderError } from 'commander';
import { declareCommands } from './commands/declare.ts';
import { portalNamed } from './commands/declare/portal.ts';
import { EXIT, noteOn, openShell, reportFailure, type Clock, type Streams } from './commands/shell.ts';
import { configFromEnvironment, type ConfigProblem, type ConfigResult } from './config.ts';
import { packageVersion } from './version.ts';

const SYSTEM_CLOCK: Clock = { now: Date.now, sleep: (ms) => sleep(ms) };

/**
 * Composition root of the command line. Answers the exit code: 0 clean, 1 findings, 2 could not do it.
 * Streams, configuration and clock can be handed in, so that a whole command can be run inside a test.
 */
export async function run(
  argv: readonly string[],
  streams: Streams = process,
  readConfiguration: () => ConfigResult = configFromEnvironment,
  clock: Clock = SYSTEM_CLOCK,
): Promise<number> {
  const note = (text: string) => noteOn(streams, text);
  let exitCode: number = EXIT.clean;
  let portalId: string | null = null;
  const program = createProgram(streams);
  declareCommands(program, async (command) => {
    const configuration = readConfiguration();
    exitCode = configuration.ok
      ? await command(openShell(streams, { config: configuration.config, portalId }, clock))
      : reportProblems(note, configuration.problems);
  });
  program.hook('preAction', (_program, action) => {
    portalId = portalNamed(action);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    return reportFailure(note, error);
  }
}

function createProgram({ stdout, stderr }: Streams): Command {
  return new Command('groundwork')
    .description('Ties every HubSpot segment and workflow to the hypothesis it serves.')
    .version(packageVersion())
    .exitOverride()
    .showHelpAfterError('(add --help for the options)')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    });
}

function reportProblems(note: (text: string) => void, problems: readonly ConfigProblem[]): number {
  const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`);
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  note(`groundwork: the configuration has ${count}:\n${lines.join('\n')}`);
  note('  Mend this in the environment or in .env; .env.example says what each is for.');
  return EXIT.failed;
}
