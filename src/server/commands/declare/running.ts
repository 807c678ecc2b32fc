import type { Command } from 'commander';
import type { Start } from '../declare.ts';
import { checkWhoDoesJobs, workersDatabase } from '../who-does-jobs.ts';
import { endProcess } from '../stop.ts';
import { day, format, positiveInteger, SANDBOX, userId, wholeNumber } from './options.ts';

export function declareRunning(program: Command, start: Start): void {
  program
    .command('doctor')
    .description('Check credentials, permissions, plan, store and settings; one line each, with the mend.')
    .addOption(format('json'))
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../doctor.ts')).doctorCommand(shell, options)),
    );
  const editors = program.command('editors').description('Who may change things in HubSpot.');
  editors
    .command('add')
    .argument('<user-id>', 'their id in HubSpot', userId)
    .description('Let one more HubSpot user change things: the way back in when nobody is left who may.')
    .addOption(SANDBOX)
    .action((editor, options) =>
      start(async (shell) => (await import('../editors.ts')).addEditorCommand(shell, editor, options)),
    );
  program
    .command('changes')
    .description('Print who changed what, the latest first, as one JSON object a line.')
    .addOption(SANDBOX)
    .action((options) =>
      start(async (shell) => (await import('../changes.ts')).changesCommand(shell, options)),
    );
  const keys = program.command('keys').description('Keys that encrypt the tokens of connected accounts.');
  keys
    .command('rotate')
    .description('Encrypt all stored tokens with the first key of GROUNDWORK_ENCRYPTION_KEY.')
    .action(() => start(async (shell) => (await import('../keys.ts')).rotateKeysCommand(shell)));
  program
    .command('serve')
    .description('Run the server that HubSpot’s cards, pages and settings talk to.')
    .option('--no-jobs', 'leave audits, measurements and writing to “worker” (with DATABASE_URL only)')
    .action((options) =>
      start(async (shell) => {
        checkWhoDoesJobs(shell.config, options);
        const { serveCommand } = await import('../serve.ts');
        return endProcess(await serveCommand(shell, options));
      }),
    );
  program
    .command('worker')
    .description('Do audits, measurements and writing beside the server, on the database they share.')
    .action(() =>
      start(async (shell) => {
        const databaseUrl = workersDatabase(shell.config);
        const { workerCommand } = await import('../worker.ts');
        return endProcess(await workerCommand(shell, databaseUrl));
      }),
    );
  program
    .command('sandbox')
    .description('Keep a demo account between commands (GROUNDWORK_SANDBOX_DIR), and move its clock on.')
    .option(
      '--at <day>',
      'the day it is there, as 2026-07-01; the first one is the day on which it begins',
      day,
    )
    .option('--serve', 'serve its HubSpot API until Ctrl-C')
    .option('--port <port>', 'where that listens', wholeNumber)
    .option('--faults <plan>', 'what goes wrong there, as 429=0.2,reset@5,seed=7 (docs/chaos.md)')
    .action((options) =>
      start(async (shell) => (await import('../sandbox.ts')).sandboxCommand(shell, options)),
    );
  program
    .command('demo')
    .description('Show the whole product on a simulated HubSpot account; no account or configuration needed.')
    .option('--once', 'print the report and exit')
    .option('--port <port>', 'where the server listens', wholeNumber)
    .option('--workflows <count>', 'grow the account to this many workflows', positiveInteger)
    .option('--contacts <count>', 'grow the account to this many contacts', positiveInteger)
    .option('--seed <number>', 'another made-up account', positiveInteger, 1)
    .action((options) => start(async (shell) => (await import('../demo.ts')).demoCommand(shell, options)));
}
