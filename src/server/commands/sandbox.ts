import { Fault } from '../../core/fault.ts';
import { calendarDayInWords } from '../../core/outcomes/words/phrases.ts';
import { dayOf } from '../../core/time.ts';
import { goWrong } from './demo/go-wrong.ts';
import { openOrMakeKept, type KeptAccount } from './demo/kept-account.ts';
import { EXIT, type Shell } from './shell.ts';
import { stopSignal } from './stop.ts';

interface SandboxOptions {
  at?: string;
  serve?: true;
  port?: number;
  faults?: string;
}

/** Makes the kept demo account, moves its clock on, says where it stands, and serves its HubSpot API if asked. */
export async function sandboxCommand(
  shell: Shell,
  { at, serve, port, faults }: SandboxOptions,
): Promise<number> {
  const { sandboxDir } = shell.config;
  if (sandboxDir === null) {
    const hint = 'Set GROUNDWORK_SANDBOX_DIR to a folder that is its own; --sandbox then works on it.';
    throw new Fault('sandbox_unset', 'It is not said where the demo account is kept.', hint);
  }
  const account = await openOrMakeKept(shell, sandboxDir, { at, port });
  try {
    if (at !== undefined) await account.moveToDay(at, shell.progress);
    shell.out(standing(account));
    if (faults !== undefined) goWrong(account, faults);
    if (serve === true) await serveUntilStopped(shell, account);
  } finally {
    await account.close();
  }
  return EXIT.clean;
}

function standing({ now, endsAt, timeZone }: KeptAccount): string {
  const day = (at: number) => calendarDayInWords(dayOf(at, timeZone));
  return `It is ${day(now())} on the kept demo account; its life is known until ${day(endsAt)}.`;
}

async function serveUntilStopped(shell: Shell, { portalUrl, portalToken }: KeptAccount): Promise<void> {
  shell.note(`Its HubSpot API is at ${portalUrl}; its token is ${portalToken}. Ctrl-C stops it.`);
  await stopSignal();
}
