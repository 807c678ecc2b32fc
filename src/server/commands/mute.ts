import { mute, unmute, type MuteRequest } from '../use-cases/judge/mute.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface TargetOptions {
  rule?: string;
  workflow?: string;
  segment?: string;
  name?: string;
  finding?: string;
  sandbox?: true;
}

export async function muteCommand(
  shell: Shell,
  options: TargetOptions & { reason: string; until: string },
): Promise<number> {
  const { reason, until, sandbox } = options;
  const outcome = await withAccount(shell, { mode: 'write', sandbox }, async (account) =>
    accepted(
      await mute(account, {
        portalId: account.portalId,
        by: 'cli',
        target: targetIn(options),
        reason,
        until,
      }),
    ),
  );
  shell.out(outcome === 'added' ? `Muted until ${until}.` : `It was muted already; now until ${until}.`);
  return EXIT.clean;
}

export async function unmuteCommand(shell: Shell, options: TargetOptions): Promise<number> {
  const outcome = await withAccount(shell, { mode: 'write', sandbox: options.sandbox }, async (account) =>
    accepted(await unmute(account, { portalId: account.portalId, target: targetIn(options) })),
  );
  shell.out(outcome === 'removed' ? 'It counts again from the next audit on.' : 'It was not muted.');
  return EXIT.clean;
}

/** Which of the options say where is for the use-case to judge. */
function targetIn({ rule, workflow, segment, name, finding }: TargetOptions): MuteRequest {
  const assets = [
    ...(workflow === undefined ? [] : [{ kind: 'workflow' as const, id: workflow }]),
    ...(segment === undefined ? [] : [{ kind: 'list' as const, id: segment }]),
  ];
  return { ruleId: rule, fingerprint: finding, name, asset: assets[0] };
}
