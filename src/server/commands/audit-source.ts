import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../core/grounding/audit.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { AuditRun } from '../../core/contract/audit-run.ts';
import type { AuditInput } from '../../core/grounding/audit-input.ts';
import type { BacklogInUse } from '../../core/grounding/triage/backlog.ts';
import { deltaOf, rulesOff } from '../../core/grounding/history/delta.ts';
import { onlyChanged } from '../../core/grounding/history/only-changed.ts';
import { withConfig } from '../../core/grounding/config/audit-config.ts';
import { Fault } from '../../core/fault.ts';
import { findRun, lastAudit } from '../use-cases/audit/find-run.ts';
import { gatherFiles } from '../use-cases/audit/gather-files.ts';
import { whileSomebodyWaits, type PeopleMode } from '../use-cases/audit/gather-people.ts';
import { gatherLive } from '../use-cases/audit/gather-live.ts';
import { listsFromFile } from '../use-cases/audit/lists-from-file.ts';
import { readFlowFiles } from '../use-cases/audit/read-flow-files.ts';
import { pastOf } from '../use-cases/audit/run-audit.ts';
import { accepted } from './accepted.ts';
import { openAccount, type AccountOptions } from './account.ts';
import type { Account } from '../account.ts';
import type { AuditedFiles } from '../report/audit-sarif.ts';
import { readBacklog } from './backlog.ts';
import { checkAccount, readConfigFile } from './config-file.ts';
import { readTextFile } from './files.ts';
import { hypothesesIn } from './hypotheses-in.ts';
import type { Shell } from './shell.ts';

/** Where an audit takes its facts from. */
export interface AuditSource {
  flows?: string;
  /** A folder that `snapshot` wrote. */
  snapshot?: string;
  lists?: string;
  hypotheses?: string;
  backlog?: string;
  /** The backlog file is written after the audit, so it need not be there before. */
  updateBacklog?: true;
  config?: string;
  /** How people are counted; as exactly as can be while somebody waits unless given. */
  people?: Exclude<PeopleMode, 'auto'>;
  /** Epoch milliseconds. An audit of another moment than now is not kept. */
  asOf?: number;
  /** The audit to compare with: a run id, a day or instant, or `last`. */
  since?: string;
  /** Findings only on what has changed since that audit … */
  changedSince?: string;
  /** … or since the last one. */
  changedOnly?: true;
  sandbox?: true;
}

export interface Audited {
  report: AuditReport;
  /** Where links into HubSpot lead; null offline. */
  uiDomain: string | null;
  /** Earlier audits of the account, the latest first; empty where none are kept. */
  history: readonly AuditRun[];
  /** Paths of the files that things were read from; empty for a live account. */
  files: AuditedFiles;
}

const NO_FILES: AuditedFiles = { workflows: new Map(), lists: null, hypotheses: null };

async function pathsOf(
  { flows, lists, hypotheses }: AuditSource & { flows: string },
  names: ReadonlyMap<string, string>,
): Promise<AuditedFiles> {
  const isFolder = (await stat(flows)).isDirectory();
  const pathTo = (name: string) => (isFolder ? join(flows, name) : flows);
  return {
    workflows: new Map([...names].map(([id, name]) => [id, pathTo(name)])),
    lists: lists ?? null,
    hypotheses: hypotheses ?? null,
  };
}

/** Audits files alone; no account is asked. */
export async function auditFiles(shell: Shell, source: AuditSource & { flows: string }): Promise<Audited> {
  refuseLiveOptions(source);
  const now = source.asOf ?? shell.now();
  const config = await readConfigFile(source.config, now);
  const hypotheses = source.hypotheses === undefined ? null : await hypothesesIn(source.hypotheses, now);
  const { input, files, notes } = gatherFiles({
    flows: accepted(await readFlowFiles(source.flows)),
    lists: source.lists === undefined ? null : await listsIn(source.lists),
    ...(hypotheses === null ? {} : hypotheses),
    now,
    timeZone: 'UTC',
    people: source.people ?? 'auto',
  });
  for (const line of notes) shell.note(line);
  if (input.workflows.length + input.unreadable.length === 0) throw noWorkflows(source.flows);
  const report = audit(withConfig(input, config), { backlog: await backlogOf(source) });
  return { report, uiDomain: null, history: [], files: await pathsOf(source, files) };
}

/** Audits the account and keeps the report, unless another process is writing to the data folder. */
export async function auditAccount(shell: Shell, source: AuditSource): Promise<Audited> {
  refuseOfflineOptions(source);
  const config = await readConfigFile(source.config, source.asOf ?? shell.now());
  const backlog = await backlogOf(source);
  const { account, isWritable } = await openForAudit(shell, { sandbox: source.sandbox });
  try {
    const { hubspot, store, portalId, uiDomain } = account;
    checkAccount(config, portalId);
    const now = () => source.asOf ?? account.now();
    const people = whileSomebodyWaits(source.people);
    const deps = { hubspot, store, now, progress: shell.progress, mayKeep: isWritable, people };
    const input = withConfig(await gatherLive(deps, portalId), config);
    const past = await pastOf(account, portalId, input.now);
    const report = audit(input, { ...past, ...(backlog === null ? {} : { backlog }) });
    // Found before this audit is kept, and cut down after it: what is kept is always whole.
    const shown = await comparedAsAsked(shell, source, { report, input, store });
    if (isWritable && source.asOf === undefined) await store.audits.save(portalId, report);
    const history = await store.audits.runs(portalId);
    return { report: shown, uiDomain, history, files: NO_FILES };
  } finally {
    await account.close();
  }
}

/** The report against the audits that were named on the command line. */
async function comparedAsAsked(
  shell: Shell,
  { since, changedSince, changedOnly }: AuditSource,
  { report, input, store }: { report: AuditReport; input: AuditInput; store: Account['store'] },
): Promise<AuditReport> {
  const { portalId, now, timeZone, settings } = input;
  const named = async (text: string) =>
    accepted(await findRun(store, { portalId, since: text, now, timeZone }));
  const compared =
    since === undefined
      ? report
      : { ...report, delta: deltaOf(await named(since), report, { off: rulesOff(settings), timeZone }) };
  if (changedSince !== undefined) return onlyChanged(compared, await named(changedSince));
  if (changedOnly !== true) return compared;
  const last = await lastAudit(store, { portalId, now });
  if (last === null) shell.note('No audit is kept yet, so everything counts as changed.');
  return last === null ? compared : onlyChanged(compared, last);
}

async function openForAudit(
  shell: Shell,
  options: Pick<AccountOptions, 'sandbox'>,
): Promise<{ account: Account; isWritable: boolean }> {
  try {
    return { account: await openAccount(shell, { ...options, mode: 'write' }), isWritable: true };
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'store_locked') throw error;
    shell.note(`${error.message} The audit goes on and is not kept.`);
    return { account: await openAccount(shell, { ...options, mode: 'read' }), isWritable: false };
  }
}

/** Files have no past of their own: what was audited before is kept with an account. */
export function refuseLiveOptions(source: AuditSource): void {
  const given = (['since', 'changedSince', 'changedOnly'] as const).filter(
    (name) => source[name] !== undefined,
  );
  if (given.length === 0) return;
  const options = given.map((name) => LIVE_OPTIONS[name]).join(' and ');
  throw new Fault(
    'live_option',
    `${options} compares with audits kept of an account, and an audit of files keeps none.`,
    'Leave --flows or --snapshot out, or gate what is new with --backlog <file>.',
  );
}

const LIVE_OPTIONS = { since: '--since', changedSince: '--changed-since', changedOnly: '--changed-only' };

function refuseOfflineOptions(source: AuditSource): void {
  const given = (['lists', 'hypotheses'] as const).filter((name) => source[name] !== undefined);
  if (given.length === 0) return;
  throw new Fault(
    'offline_option',
    `--${given.join(' and --')} goes with --flows or --snapshot: a live audit takes segments and hypotheses from the account.`,
    'Add --flows <folder>, or take hypotheses in with: import <file>',
  );
}

function noWorkflows(path: string): Fault {
  return new Fault(
    'no_workflows',
    `${path} holds no workflow definition.`,
    'Save what GET /automation/v4/flows/<id> answers as a .json file, one or many a file.',
  );
}

async function listsIn(path: string) {
  return accepted(listsFromFile(path, await readTextFile(path)));
}

export async function backlogOf(source: AuditSource): Promise<BacklogInUse | null> {
  if (source.backlog === undefined) return null;
  const isFirst = source.updateBacklog === true && !existsSync(source.backlog);
  return isFirst ? null : readBacklog(source.backlog);
}
