import { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditStore } from '../port.ts';
import type { Folder } from './folder.ts';
import { checked, type ItemKind } from './item-kind.ts';

/** Only the latest report is kept, so that it is the one item. */
const LATEST = 'latest';
const AUDIT: ItemKind<AuditReport> = { name: 'audit report', schema: AuditReport, keyOf: () => LATEST };

export function auditStore(folder: Folder): AuditStore {
  const tableOf = (portalId: string) => folder.collection(portalId, 'audit', AUDIT);
  return {
    async save(portalId, report) {
      const item = checked(AUDIT, report);
      await tableOf(portalId).update((draft) => draft.put(LATEST, item));
    },
    async latest(portalId) {
      const report = (await tableOf(portalId).read()).get(LATEST);
      return report === undefined ? null : structuredClone(report);
    },
  };
}
