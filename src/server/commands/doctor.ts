import type { WritingUses } from '../../core/access/scopes.ts';
import type { Check, DoctorReport } from '../../core/contract/doctor-report.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../account.ts';
import { createGateway } from '../hubspot/gateway.ts';
import { readKeyScopes } from '../hubspot/key-info.ts';
import { flowPaths } from '../hubspot/paths.ts';
import { staticTokenSource } from '../hubspot/token-source.ts';
import { openConfiguredStore } from '../configured-store.ts';
import { createKeyRing } from '../store/sealing.ts';
import { checkAccount } from '../use-cases/doctor/check-account.ts';
import { checkInstalls } from '../use-cases/doctor/check-installs.ts';
import { checkJobs } from '../use-cases/doctor/check-jobs.ts';
import { checkKey } from '../use-cases/doctor/check-key.ts';
import { checkRoom } from '../use-cases/doctor/check-room.ts';
import { checkSettings, type CheckedSettings } from '../use-cases/doctor/check-settings.ts';
import { checkTasks } from '../use-cases/doctor/check-tasks.ts';
import { openAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface DoctorOptions {
  format: 'table' | 'json';
  sandbox?: true;
}

/** Whoever asks what is wrong is told of a database that is away, and does not wait for it. */
const LOOKING = { mode: 'read', storePatienceMs: 0 } as const;

/** Exit 0 when nothing has to be mended, 1 otherwise. */
export async function doctorCommand(shell: Shell, options: DoctorOptions): Promise<number> {
  const report = await examine(shell, options);
  shell.out(options.format === 'json' ? JSON.stringify(report, null, 2) : asTable(report));
  return report.checks.some((check) => check.status === 'failed') ? EXIT.found : EXIT.clean;
}

async function examine(shell: Shell, options: DoctorOptions): Promise<DoctorReport> {
  const settings = options.sandbox === true ? [] : checkSettings(settingsOf(shell));
  const { accessToken } = shell.config.hubspot;
  if (options.sandbox !== true && accessToken === null)
    return {
      schema: 'groundwork.doctor/1',
      portalId: null,
      checks: [...settings, ...(await installs(shell))],
    };
  const { account, check } = await tryToOpen(shell, options);
  if (account === null)
    return { schema: 'groundwork.doctor/1', portalId: null, checks: [...settings, check] };
  try {
    const probes = await checkAccount(account.hubspot, shell.now());
    const portal = await account.store.portals.get(account.portalId);
    const writing = portal?.writesEnabled ?? false;
    const uses = { writing, tasks: portal?.tasksEnabled ?? false };
    const isSandbox = options.sandbox === true;
    const key = isSandbox || accessToken === null ? [] : [await keyCheck(shell, accessToken, uses)];
    const jobs = portal === null ? [] : checkJobs([portal]);
    const tasks = await checkTasks(account.store, account.portalId);
    const room = await checkRoom(account.store);
    const checks = [...settings, check, ...key, ...probes, writesCheck(writing), ...tasks, ...jobs, ...room];
    return { schema: 'groundwork.doctor/1', portalId: account.portalId, checks };
  } finally {
    await account.close();
  }
}

function settingsOf({ config }: Shell): CheckedSettings {
  const { hubspot, publicUrl, signingUrls, editors, encryptionKeys } = config;
  const { accessToken, clientId, clientSecrets } = hubspot;
  const keys = { hasKey: accessToken !== null, encryptionKeys: encryptionKeys.length };
  return { ...keys, clientId, clientSecrets, publicUrl, signingUrls, editors };
}

/** The accounts that installed the app, as the store has them; none are looked for where there is no app. */
async function installs(shell: Shell): Promise<Check[]> {
  const { config } = shell;
  if (config.hubspot.clientId === null) return [];
  try {
    const store = await openConfiguredStore({ ...shell, ...LOOKING });
    try {
      const accounts = await checkInstalls(store, createKeyRing(config.encryptionKeys));
      const portals = await store.portals.list();
      const tasks = await Promise.all(portals.map(({ portalId }) => checkTasks(store, portalId)));
      return [...accounts, ...tasks.flat(), ...checkJobs(portals), ...(await checkRoom(store))];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [failedBy('store', error)];
  }
}

async function keyCheck({ config, now, sleep }: Shell, key: string, uses: WritingUses): Promise<Check> {
  const { apiBaseUrl: baseUrl, flowsBasePath } = config.hubspot;
  const token = staticTokenSource(key);
  const gateway = createGateway({ baseUrl, token, now, sleep, random: Math.random });
  const door = { gateway, lane: 'background', flowPaths: flowPaths(flowsBasePath) } as const;
  try {
    return checkKey(await readKeyScopes(door, key), uses);
  } catch (error) {
    return failedBy('key', error);
  }
}

/** A fault is what doctor is there to tell; anything else is not its to explain. */
function failedBy(id: string, error: unknown): Check {
  if (!(error instanceof Fault)) throw error;
  return { id, status: 'failed', text: error.message, mend: error.hint };
}

async function tryToOpen(
  shell: Shell,
  options: DoctorOptions,
): Promise<{ account: Account | null; check: Check }> {
  try {
    const account = await openAccount(shell, { ...options, ...LOOKING });
    const { portalId, store } = account;
    await store.portals
      .get(portalId)
      .catch((error: unknown) => account.close().then(() => Promise.reject(error)));
    const text = `Connected to HubSpot account ${portalId}; its data can be read.`;
    return { account, check: { id: 'account', status: 'ok', text, mend: null } };
  } catch (error) {
    return { account: null, check: failedBy('account', error) };
  }
}

function writesCheck(enabled: boolean): Check {
  const text = enabled
    ? 'Writing results to records is on.'
    : 'Writing results to records is off: Groundwork only reads.';
  return { id: 'writes', status: 'ok', text, mend: null };
}

const MARKS: Record<Check['status'], string> = {
  ok: 'ok  ',
  warning: 'note',
  failed: 'MEND',
  skipped: '–   ',
};

function asTable(report: DoctorReport): string {
  return report.checks
    .map(
      (check) =>
        `${MARKS[check.status]}  ${check.text}${check.mend === null ? '' : `\n      → ${check.mend}`}`,
    )
    .join('\n');
}
