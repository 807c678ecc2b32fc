import type { Check, DoctorReport } from '../../core/contract/doctor-report.ts';
import { Fault } from '../../core/fault.ts';
import type { Account } from '../account.ts';
import { openAccount } from './account.ts';
import { EXIT, type Shell } from './shell.ts';

interface DoctorOptions {
  format: 'table' | 'json';
  sandbox?: true;
}

/** Exit 0 when nothing has to be mended, 1 otherwise. */
export async function doctorCommand(shell: Shell, options: DoctorOptions): Promise<number> {
  const report = await examine(shell, options);
  shell.out(options.format === 'json' ? JSON.stringify(report, null, 2) : asTable(report));
  return report.checks.some((check) => check.status === 'failed') ? EXIT.found : EXIT.clean;
}

async function examine(shell: Shell, options: DoctorOptions): Promise<DoctorReport> {
  const settings = checkSettings(shell);
  const { account, check } = await tryToOpen(shell, options);
  if (account === null)
    return { schema: 'groundwork.doctor/1', portalId: null, checks: [...settings, check] };
  try {
    const { checkAccount } = await import('../use-cases/doctor/check-account.ts');
    const probes = await checkAccount(account.hubspot, shell.now());
    const portal = await account.store.portals.get(account.portalId);
    const checks = [...settings, check, ...probes, writesCheck(portal?.writesEnabled ?? false)];
    return { schema: 'groundwork.doctor/1', portalId: account.portalId, checks };
  } finally {
    await account.close();
  }
}

async function tryToOpen(
  shell: Shell,
  options: DoctorOptions,
): Promise<{ account: Account | null; check: Check }> {
  try {
    const account = await openAccount(shell, { ...options, mode: 'read' });
    const text = `Connected to HubSpot account ${account.portalId}; the data folder can be read.`;
    return { account, check: { id: 'account', status: 'ok', text, mend: null } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      account: null,
      check: { id: 'account', status: 'failed', text: error.message, mend: error.hint },
    };
  }
}

function checkSettings(shell: Shell): Check[] {
  const { hubspot, editors } = shell.config;
  return [
    hubspot.clientSecrets.length > 0
      ? { id: 'signatures', status: 'ok', text: 'Requests from HubSpot can be verified.', mend: null }
      : {
          id: 'signatures',
          status: 'warning',
          text: 'No client secret: requests from HubSpot’s cards and pages cannot be verified and are refused.',
          mend: 'Set HUBSPOT_CLIENT_SECRET to the app’s client secret before running serve.',
        },
    editors.length > 0
      ? { id: 'editors', status: 'ok', text: `${editors.length} people may change hypotheses.`, mend: null }
      : {
          id: 'editors',
          status: 'warning',
          text: 'Nobody may change hypotheses from inside HubSpot.',
          mend: 'Set GROUNDWORK_EDITORS to the HubSpot user ids of those who may.',
        },
  ];
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
