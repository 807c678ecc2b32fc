import { Option, type Command } from 'commander';
import { portalId, SANDBOX } from './options.ts';

const PORTAL = new Option('--portal <id>', 'work on this account, of those that installed the app')
  .argParser(portalId)
  .conflicts(['sandbox', 'flows', 'snapshot']);

/** Lets every command that works on an account be told on which. */
export function declarePortal(command: Command): void {
  if (command.options.includes(SANDBOX)) command.addOption(PORTAL);
  for (const one of command.commands) declarePortal(one);
}

/** The account a command was told to work on. */
export function portalNamed(command: Command): string | null {
  return command.opts<{ portal?: string }>().portal ?? null;
}
