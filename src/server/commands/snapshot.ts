import { doorsTo, gatherKnown } from '../use-cases/audit/gather-live.ts';
import { mayWriteSnapshot, replaceFolder } from '../use-cases/snapshot/snapshot-folder.ts';
import { takeSnapshot, type SnapshotCounts } from '../use-cases/snapshot/take-snapshot.ts';
import { accepted } from './accepted.ts';
import { withAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface SnapshotOptions {
  sandbox?: true;
}

/** Exit 1 when a workflow could not be read, or the segments: the rest is saved. */
export async function snapshotCommand(shell: Shell, path: string, options: SnapshotOptions): Promise<number> {
  const counts = await withAccount(
    shell,
    { mode: 'read_hubspot', sandbox: options.sandbox },
    async (account) => {
      const { hubspot, portalId, uiDomain, progress, now } = { ...account, progress: shell.progress };
      const workingFolder = process.cwd();
      const folder = accepted(await mayWriteSnapshot(path, { portalId, workingFolder }));
      const known = { ...(await gatherKnown(account, portalId)), uiDomain };
      return replaceFolder(folder, (write) =>
        takeSnapshot({ doors: doorsTo(hubspot), known, now: now(), write, progress }),
      );
    },
  );
  shell.out(describe(path, counts));
  return counts.unread > 0 || counts.segments === null ? EXIT.found : EXIT.clean;
}

function describe(path: string, { workflows, unread, segments }: SnapshotCounts): string {
  const closed = unread === 0 ? '' : ` (${unread} of them could not be read)`;
  const lists = segments === null ? 'the segments could not be read' : `${segments} segments`;
  return [
    `Saved in ${path}: ${workflows} workflows${closed}, ${lists}, hypotheses, properties, e-mail statistics.`,
    'No member of a segment, no address and no secret is in it.',
    `Audit it with: groundwork audit --snapshot ${path}`,
  ].join('\n');
}
