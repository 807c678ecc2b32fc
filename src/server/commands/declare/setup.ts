import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Start } from '../declare.ts';

export function declareSetup(program: Command, start: Start): void {
  program
    .command('setup')
    .description('Ask four questions, write .env and the app’s profile, and say what to paste where.')
    .addOption(new Option('--connect <way>', 'how HubSpot is connected').choices(['key', 'app']))
    .option('--public-url <url>', 'the https address under which HubSpot reaches this server')
    .option('--data-dir <folder>', 'where data is kept')
    .option('--editors <ids>', 'with a key: HubSpot user ids that may change things, comma-separated')
    .option('--account <id>', 'with an app: the developer account it is uploaded to')
    .option('--profile <name>', 'with an app: what its profile is called', profileName, 'test')
    .option('--support-email <address>', 'with an app: where its users find help', email)
    .option('--support-phone <number>', 'with an app: the same by telephone', phone)
    .option('--folder <folder>', 'your copy of Groundwork, into which the files go', '.')
    .option('--force', 'replace files that are there; what .env says besides is kept')
    .addHelpText('after', '\nWhat is not given as an option is asked. Secrets are never asked for.')
    .action((options) => start(async (shell) => (await import('../setup.ts')).setupCommand(shell, options)));
}

function profileName(text: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(text)) return text;
  throw new InvalidArgumentError('It has to be a word like test or production.');
}

function email(text: string): string {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
  throw new InvalidArgumentError('It has to be an e-mail address.');
}

function phone(text: string): string {
  if (/^\+\d{6,15}$/.test(text)) return text;
  throw new InvalidArgumentError('It has to begin with + and the country, and to have digits only.');
}
