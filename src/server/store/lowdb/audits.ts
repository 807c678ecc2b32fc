import { join } from 'node:path';
import * as z from 'zod/mini';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import { deepFreeze } from '../../../core/deep-freeze.ts';
import { runOf } from '../../../core/grounding/history/audit-run.ts';
import type { AuditStore } from '../port/audits.ts';
import { documentFile } from './document-file.ts';
import { fileSignature, removeFile } from './durable-files.ts';
import { namesIn, type Folder } from './folder.ts';
import { checked, compareText, problems, type ItemKind } from '../item-kind.ts';
import { AUDIT, OWN_RUN, REPORTS_KEPT, RUN, RUNS_KEPT, runsKnown } from '../stored-kinds.ts';
import { readKept } from '../unknown-fields.ts';
import { auditFolder, collectionPath, isSafeName } from './safe-path.ts';

const EXTENSION = '.json';
/** Read loosely: a form that this version does not know is history it cannot read, and no damage. */
const KEPT: ItemKind<unknown> = { name: 'audit report', schema: z.unknown(), keyOf: () => 'report' };

/** Reports in a file each, key figures in one file. */
export function auditStore(folder: Folder): AuditStore {
  const read = reportReader(folder);
  const runsOf = (portalId: string) =>
    documentFile(collectionPath(folder.directory, portalId, 'audits'), RUN);

  async function keepRun(portalId: string, run: AuditRun): Promise<void> {
    const runs = runsOf(portalId);
    const known = await runs.load();
    const outdated = [...known.keys(), run.id].sort(compareText).slice(0, -RUNS_KEPT);
    const changes = new Map([[run.id, run], ...outdated.map((id) => [id, null] as const)]);
    await runs.save(known, changes);
  }

  return {
    async save(portalId, given) {
      folder.gate.checkWritable();
      const report = checked(AUDIT, given);
      const run = runOf(report);
      await folder.alone(auditFolder(folder.directory, portalId), async () => {
        folder.gate.checkLock();
        await documentFile(reportPath(folder, portalId, run.id), KEPT).save(
          new Map(),
          new Map([['report', report]]),
        );
        await keepRun(portalId, run);
        await forgetOldest(folder, portalId);
      });
    },
    async saveRun(portalId, given) {
      folder.gate.checkWritable();
      const run = checked(OWN_RUN, given);
      await folder.alone(auditFolder(folder.directory, portalId), async () => {
        folder.gate.checkLock();
        await keepRun(portalId, run);
      });
    },
    async latest(portalId) {
      folder.gate.checkOpen();
      const id = (await idsIn(folder, portalId)).at(-1);
      return id === undefined ? null : read(portalId, id);
    },
    async runs(portalId) {
      folder.gate.checkOpen();
      const items = [...(await runsOf(portalId).load()).values()];
      return runsKnown(items).sort((a, b) => compareText(b.id, a.id));
    },
    async get(portalId, runId) {
      folder.gate.checkOpen();
      return isSafeName(runId) ? read(portalId, runId) : null;
    },
  };
}

/** Ids of the runs whose reports are there, the oldest first. */
async function idsIn({ directory }: Folder, portalId: string): Promise<string[]> {
  const names = await namesIn(auditFolder(directory, portalId));
  const ids = names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length));
  return ids.sort(compareText);
}

async function forgetOldest(folder: Folder, portalId: string): Promise<void> {
  for (const id of (await idsIn(folder, portalId)).slice(0, -REPORTS_KEPT)) {
    await removeFile(reportPath(folder, portalId, id));
  }
}

function reportPath({ directory }: Folder, portalId: string, runId: string): string {
  return join(auditFolder(directory, portalId), `${runId}${EXTENSION}`);
}

/**
 * Reads a report; of each portal the one read last is remembered, because every card asks for the latest. It is
 * frozen instead of copied: a copy of 5,000 workflows takes longer than the rest of a card.
 */
function reportReader(folder: Folder): (portalId: string, runId: string) => Promise<AuditReport | null> {
  const remembered = new Map<string, { signature: string; report: AuditReport | null }>();
  return async (portalId, runId) => {
    const path = reportPath(folder, portalId, runId);
    const signature = await fileSignature(path);
    if (signature === null) return null;
    const known = remembered.get(portalId);
    const report = known?.signature === `${runId} ${signature}` ? known.report : await load(path, folder.log);
    remembered.set(portalId, { signature: `${runId} ${signature}`, report });
    return report;
  };
}

async function load(path: string, log: (message: string) => void): Promise<AuditReport | null> {
  const stored = (await documentFile(path, KEPT).load()).get('report');
  const report = readKept(AUDIT.schema, stored);
  if (report.success) return deepFreeze(report.data.item);
  log(
    `${path} was kept by another version of Groundwork and is not read (${problems(report.error).slice(0, 200)}). It stays as it is; the next audit goes on without it.`,
  );
  return null;
}
