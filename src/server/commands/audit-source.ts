import { existsSync } from 'node:fs';
import { audit } from '../../core/grounding/audit.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { RuleSettings } from '../../core/grounding/rule.ts';
import { readRuleSettings } from '../../core/grounding/settings.ts';
import { readHypothesesFile } from '../../core/hypotheses/hypotheses-file.ts';
import { Fault } from '../../core/fault.ts';
import { gatherFiles } from '../use-cases/audit/gather-files.ts';
import { gatherLive } from '../use-cases/audit/gather-live.ts';
import { listsFromFile } from '../use-cases/audit/lists-from-file.ts';
import { readFlowFiles } from '../use-cases/audit/read-flow-files.ts';
import { accepted } from './accepted.ts';
import { openAccount, type AccountOptions } from './account.ts';
import type { Account } from '../account.ts';
import { readBacklog } from './backlog.ts';
import { readTextFile, readYamlFile } from './files.ts';
import type { Shell } from './shell.ts';

/** Where an audit takes its facts from. */
export interface AuditSource {
  flows?: string;
  lists?: string;
  hypotheses?: string;
  backlog?: string;
  /** The backlog file is written after the audit, so it need not be there before. */
  updateBacklog?: true;
  config?: string;
  /** Epoch milliseconds. */
  asOf?: number;
  sandbox?: true;
}

export interface Audited {
  report: AuditReport;
  /** Where links into HubSpot lead; null offline. */
  uiDomain: string | null;
}

/** Audits files alone; no account is asked. */
export async function auditFiles(shell: Shell, source: AuditSource & { flows: string }): Promise<Audited> {
  const now = source.asOf ?? shell.now();
  const hypotheses = source.hypotheses === undefined ? null : await hypothesesIn(source.hypotheses, now);
  const { input, notes } = gatherFiles({
    flows: accepted(await readFlowFiles(source.flows)),
    lists: source.lists === undefined ? null : await listsIn(source.lists),
    ...(hypotheses === null ? {} : hypotheses),
    now,
    timeZone: 'UTC',
    settings: await settingsOf(source),
  });
  for (const line of notes) shell.note(line);
  if (input.workflows.length + input.unreadable.length === 0) throw noWorkflows(source.flows);
  return { report: audit(input, await backlogOf(source)), uiDomain: null };
}

/** Audits the account and keeps the report, unless another process is writing to the data folder. */
export async function auditAccount(shell: Shell, source: AuditSource): Promise<Audited> {
  refuseOfflineOptions(source);
  const settings = await settingsOf(source);
  const backlog = await backlogOf(source);
  const { account, isWritable } = await openForAudit(shell, { sandbox: source.sandbox });
  try {
    const { hubspot, store, portalId, uiDomain } = account;
    const now = () => source.asOf ?? account.now();
    const input = await gatherLive({ hubspot, store, now, progress: shell.progress }, portalId, settings);
    const report = audit(input, backlog);
    if (isWritable) await store.audits.save(portalId, report);
    return { report, uiDomain };
  } finally {
    await account.close();
  }
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

function refuseOfflineOptions(source: AuditSource): void {
  const given = (['lists', 'hypotheses'] as const).filter((name) => source[name] !== undefined);
  if (given.length === 0) return;
  throw new Fault(
    'offline_option',
    `--${given.join(' and --')} goes with --flows: a live audit takes segments and hypotheses from the account.`,
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

async function hypothesesIn(path: string, now: number) {
  const file = accepted(
    readHypothesesFile(await readYamlFile(path), { now, by: 'cli', trust: 'as_written' }),
    path,
  );
  return { hypotheses: file.hypotheses, judgements: file.judgements };
}

async function listsIn(path: string) {
  return accepted(listsFromFile(path, await readTextFile(path)));
}

async function settingsOf(source: AuditSource): Promise<RuleSettings> {
  const { config } = source;
  return config === undefined ? {} : accepted(readRuleSettings(await readYamlFile(config)), config);
}

async function backlogOf(source: AuditSource): Promise<string[]> {
  if (source.backlog === undefined) return [];
  const isFirst = source.updateBacklog === true && !existsSync(source.backlog);
  return isFirst ? [] : readBacklog(source.backlog);
}
