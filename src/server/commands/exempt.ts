import type { AttachableRef } from '../../core/asset.ts';
import { Fault } from '../../core/fault.ts';
import { exempt } from '../use-cases/judge/exempt.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface AssetOptions {
  workflow?: string;
  segment?: string;
  sandbox?: true;
}

export async function exemptCommand(
  shell: Shell,
  options: AssetOptions & { reason: string; until: string },
): Promise<number> {
  const { reason, until, sandbox } = options;
  const assets = [assetIn(options)];
  const { added } = await withAccount(shell, { mode: 'write', sandbox }, async (account) =>
    accepted(await exempt(account, { portalId: account.portalId, by: 'cli', assets, reason, until })),
  );
  shell.out(added === 1 ? `Exempt until ${until}.` : `It was exempt already; now until ${until}.`);
  return EXIT.clean;
}

export async function unexemptCommand(shell: Shell, options: AssetOptions): Promise<number> {
  const asset = assetIn(options);
  const outcome = await withAccount(shell, { mode: 'write', sandbox: options.sandbox }, (account) =>
    account.store.judgements.unexempt(account.portalId, asset),
  );
  shell.out(outcome === 'removed' ? 'It needs a hypothesis again.' : 'It was not exempt.');
  return EXIT.clean;
}

function assetIn({ workflow, segment }: AssetOptions): AttachableRef {
  if (workflow !== undefined && segment === undefined) return { kind: 'workflow', id: workflow };
  if (segment !== undefined && workflow === undefined) return { kind: 'list', id: segment };
  const message = 'An exemption is of one workflow or of one segment.';
  throw new Fault('one_asset_only', message, 'Give --workflow <id> or --segment <id>.');
}
