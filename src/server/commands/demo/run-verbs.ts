import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { MeasureReport } from '../../../core/contract/measure-report.ts';
import type { RecordCard } from '../../../core/contract/record-card.ts';
import type { SyncReport } from '../../../core/contract/sync-report.ts';
import { runAudit } from '../../use-cases/audit/run-audit.ts';
import { explainRecord } from '../../use-cases/explain/explain-record.ts';
import { measure } from '../../use-cases/measure/measure.ts';
import { switchWrites } from '../../use-cases/write-back/switch-writes.ts';
import { writeBack } from '../../use-cases/write-back/write-back.ts';
import { accepted } from '../accepted.ts';
import { firstCounted, runningFirst } from './first-counted.ts';
import { DEMO_USER, type DemoAccount } from './open-demo.ts';

export interface VerbReports {
  audit: AuditReport;
  measured: MeasureReport;
  written: SyncReport;
  /** The same once more: it should have nothing to write. */
  writtenAgain: SyncReport;
  /** The card of a record that takes part in a running hypothesis; null when none does. */
  card: RecordCard | null;
}

/** Audits, measures and writes back, as a person would on one morning. */
export async function runVerbs(demo: DemoAccount, progress: (text: string) => void): Promise<VerbReports> {
  const { portalId } = demo;
  const measured = await measure(demo, portalId);
  const audit = await runAudit({ ...demo, progress }, { portalId });
  progress('Writing results back …');
  await switchWrites(demo.store, portalId, { writesEnabled: true });
  const written = accepted(await writeBack(demo, portalId));
  const writtenAgain = accepted(await writeBack(demo, portalId));
  return { audit, measured, written, writtenAgain, card: await cardOfSomebody(demo) };
}

/** The first record that counts for the youngest running hypothesis. */
async function cardOfSomebody(demo: DemoAccount): Promise<RecordCard | null> {
  const [hypothesis] = await runningFirst(demo);
  const recordId = hypothesis === undefined ? null : await firstCounted(demo, hypothesis);
  if (hypothesis === undefined || recordId === null) return null;
  const record = { objectTypeId: hypothesis.objectTypeId, recordId };
  return explainRecord(demo, demo.portalId, record, { userId: DEMO_USER });
}
