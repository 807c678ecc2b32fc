import type { SyncReport } from '../../core/contract/sync-report.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../account.ts';
import { syncTable } from '../report/sync-table.ts';
import { removeWritten } from '../use-cases/write-back/remove-written.ts';
import { switchWrites } from '../use-cases/write-back/switch-writes.ts';
import { writeBack } from '../use-cases/write-back/write-back.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface SyncOptions {
  dryRun?: true;
  switchOn?: true;
  switchOff?: true;
  heldOut?: 'on' | 'off';
  tasks?: 'on' | 'off';
  remove?: true;
  withProperties?: true;
  limit: number;
  format: 'table' | 'json';
  sandbox?: true;
}

/** Exit 1 when HubSpot refused some records; the others were written. */
export async function syncCommand(shell: Shell, options: SyncOptions): Promise<number> {
  refuseContradictions(options);
  // A dry run looks at the data folder beside a server that writes to it.
  const mode = options.dryRun === true ? 'read_hubspot' : 'write';
  return withAccount(shell, { mode, sandbox: options.sandbox }, async (account) => {
    if (options.switchOff === true) return switchOff(shell, account);
    if (options.tasks !== undefined) return switchTasks(shell, account, options.tasks);
    await switchAsAsked(account, options);
    const report = await carryOut(account, options);
    shell.out(
      options.format === 'json'
        ? JSON.stringify(report, null, 2)
        : syncTable(report, { colour: shell.colour, width: shell.width }),
    );
    return report.refused.length > 0 ? EXIT.found : EXIT.clean;
  });
}

async function switchAsAsked({ store, portalId }: Account, options: SyncOptions): Promise<void> {
  const { switchOn, heldOut } = options;
  if (switchOn === undefined && heldOut === undefined) return;
  await switchWrites(store, portalId, {
    ...(switchOn === true ? { writesEnabled: true } : {}),
    ...(heldOut === undefined ? {} : { writesHeldOut: heldOut === 'on' }),
  });
}

async function carryOut(account: Account, options: SyncOptions): Promise<SyncReport> {
  if (options.remove === true) {
    return accepted(
      await removeWritten(account, account.portalId, { properties: options.withProperties === true }),
    );
  }
  const dryRun = options.dryRun === true;
  return accepted(await writeBack(account, account.portalId, { dryRun, limit: options.limit }));
}

async function switchOff(shell: Shell, { store, portalId }: Account): Promise<number> {
  const hasChanged = await switchWrites(store, portalId, { writesEnabled: false });
  shell.out(
    hasChanged ? 'Writing to records is off. What was written stays.' : 'Writing to records was off already.',
  );
  return EXIT.clean;
}

async function switchTasks(shell: Shell, { store, portalId }: Account, to: 'on' | 'off'): Promise<number> {
  await switchWrites(store, portalId, { tasksEnabled: to === 'on' });
  shell.out(
    to === 'on'
      ? 'Owners get a task in HubSpot once their decision is due, after each nightly reading.'
      : 'No more tasks for owners. Those that were made stay.',
  );
  return EXIT.clean;
}

/** Acts that exclude each other are refused before anything is read. */
function refuseContradictions(options: SyncOptions): void {
  const acts = (['dryRun', 'switchOn', 'switchOff', 'remove'] as const).filter(
    (act) => options[act] === true,
  );
  if (acts.length > 1) {
    throw new Fault(
      'one_act_only',
      `sync takes one of ${acts.map(optionName).join(' and ')}.`,
      'Choose one.',
    );
  }
  if (options.tasks !== undefined && (acts.length > 0 || options.heldOut !== undefined)) {
    const message = '--tasks switches and does nothing else, so it goes alone.';
    throw new Fault('one_act_only', message, 'Run it first, then the other one.');
  }
  if (options.heldOut !== undefined && acts.some((act) => act !== 'switchOn')) {
    throw new Fault(
      'one_act_only',
      '--held-out changes what is written, so it goes with --switch-on or alone.',
      'Run it first, then the other one.',
    );
  }
  if (options.withProperties === true && options.remove !== true) {
    throw new Fault(
      'remove_missing',
      '--with-properties goes with --remove.',
      'Add --remove, or leave it out.',
    );
  }
}

function optionName(act: string): string {
  return `--${act.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
