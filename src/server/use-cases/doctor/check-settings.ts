import type { Check } from '../../../core/contract/doctor-report.ts';

export interface CheckedSettings {
  /** Whether a key of one account connects it. */
  hasKey: boolean;
  clientId: string | null;
  clientSecrets: readonly string[];
  publicUrl: string | null;
  signingUrls: readonly string[];
  encryptionKeys: number;
  editors: readonly string[];
}

/** What can be wrong with the settings of a server before anything is asked of HubSpot. */
export function checkSettings(settings: CheckedSettings): Check[] {
  const own = settings.hasKey ? [editorsCheck(settings)] : [appCheck(settings), encryptionCheck(settings)];
  return [signaturesCheck(settings), addressCheck(settings), ...own];
}

function signaturesCheck({ clientSecrets }: CheckedSettings): Check {
  const [secret] = clientSecrets;
  if (secret !== undefined) return ok('signatures', 'Requests from HubSpot can be verified.');
  return warning(
    'signatures',
    'No client secret: requests from HubSpot’s cards and pages cannot be verified and are refused.',
    'Set HUBSPOT_CLIENT_SECRET to the app’s client secret before running serve.',
  );
}

function addressCheck({ publicUrl, signingUrls }: CheckedSettings): Check {
  const id = 'address';
  const mend = 'Set GROUNDWORK_PUBLIC_URL to the https address under which HubSpot reaches this server.';
  if (publicUrl === null && signingUrls.length === 0)
    return warning(id, 'No public address: HubSpot’s cards and pages cannot reach this server.', mend);
  if (publicUrl !== null && !publicUrl.startsWith('https:'))
    return warning(id, `HubSpot calls https addresses only, and the public one is ${publicUrl}.`, mend);
  return ok(id, `HubSpot’s requests are expected at ${publicUrl ?? signingUrls.join(', ')}.`);
}

function editorsCheck({ editors }: CheckedSettings): Check {
  const who = editors.length === 1 ? '1 person' : `${editors.length} people`;
  if (editors.length > 0) return ok('editors', `${who} may change hypotheses.`);
  return warning(
    'editors',
    'Nobody may change hypotheses from inside HubSpot.',
    'Set GROUNDWORK_EDITORS to the HubSpot user ids of those who may.',
  );
}

function appCheck({ clientId }: CheckedSettings): Check {
  if (clientId !== null) return ok('app', `Accounts connect by installing the app ${clientId}.`);
  return {
    id: 'app',
    status: 'failed',
    text: 'No HubSpot account is configured, and none can connect.',
    mend: 'For one account set HUBSPOT_ACCESS_TOKEN to a service key of it. For an app that accounts install set HUBSPOT_CLIENT_ID.',
  };
}

function encryptionCheck({ clientId, encryptionKeys }: CheckedSettings): Check {
  const id = 'encryption';
  if (encryptionKeys > 0)
    return ok(id, 'Tokens of connected accounts and addresses of messages are encrypted at rest.');
  if (clientId === null) return { id, status: 'skipped', text: NOTHING_TO_ENCRYPT, mend: null };
  return {
    id,
    status: 'failed',
    text: 'There is no key to encrypt tokens with, so that no account can connect.',
    mend: 'Set GROUNDWORK_ENCRYPTION_KEY; make a key with: openssl rand -base64 32',
  };
}

const NOTHING_TO_ENCRYPT =
  'Without an app there are no tokens to encrypt. Who wants the weekly message sets GROUNDWORK_ENCRYPTION_KEY, for its address.';

function ok(id: string, text: string): Check {
  return { id, status: 'ok', text, mend: null };
}

function warning(id: string, text: string, mend: string): Check {
  return { id, status: 'warning', text, mend };
}
