import { withConfig } from '../../core/grounding/config/audit-config.ts';
import { audit } from '../../core/grounding/audit.ts';
import { Fault } from '../../core/fault.ts';
import { join } from 'node:path';
import { gatherAccount } from '../use-cases/audit/gather-account.ts';
import { whileSomebodyWaits } from '../use-cases/audit/gather-people.ts';
import { NOTHING_KEPT } from '../use-cases/audit/kept-definitions.ts';
import { openSnapshot } from '../use-cases/snapshot/open-snapshot.ts';
import { FILES } from '../use-cases/snapshot/snapshot-format.ts';
import { accepted } from './accepted.ts';
import { backlogOf, refuseLiveOptions, type Audited, type AuditSource } from './audit-source.ts';
import { hypothesesIn } from './hypotheses-in.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import type { Shell } from './shell.ts';

/** Audits a saved account as if it were there; nobody is asked and nothing is kept. */
export async function auditSnapshot(
  shell: Shell,
  source: AuditSource & { snapshot: string },
): Promise<Audited> {
  refuseLiveOptions(source);
  if (source.lists !== undefined) throw listsBesideSnapshot();
  const { snapshot } = source;
  const now = source.asOf ?? shell.now();
  const config = await readConfigFile(source.config, now);
  const { doors, known, takenAt, fileOf } = accepted(await openSnapshot(snapshot, { now }));
  checkAccount(config, known.portalId);
  const people = whileSomebodyWaits(source.people);
  const hypotheses = source.hypotheses === undefined ? {} : await hypothesesIn(source.hypotheses, now);
  const gathering = { ...known, ...hypotheses, kept: NOTHING_KEPT, people, now, progress: shell.progress };
  const input = withConfig(await gatherAccount(doors, gathering), config);
  shell.note(`Account ${known.portalId} as it was saved on ${takenAt}.`);
  const files = new Map(input.workflows.map(({ id }) => [id, fileOf(id)]));
  return {
    report: audit(input, { backlog: await backlogOf(source) }),
    uiDomain: known.uiDomain,
    history: [],
    files: {
      workflows: files,
      lists: join(snapshot, FILES.segments),
      hypotheses: source.hypotheses ?? join(snapshot, FILES.hypotheses),
    },
  };
}

function listsBesideSnapshot(): Fault {
  const message = '--lists goes with --flows: a snapshot holds its own segments.';
  return new Fault('offline_option', message, 'Leave --lists out.');
}
