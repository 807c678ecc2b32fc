import { SANDBOX_TOKEN } from '../../../src/sandbox/portal/settings.ts';
import { startProcess, type GroundworkProcess, type ProcessSetup } from '../../helpers/groundwork-process.ts';

export const CLIENT_SECRET = '7f1c2f64-9d1b-4a1e-8c55-2d1f0b9be001';
export const PUBLIC_ORIGIN = 'https://groundwork.example.com';
export const EDITOR = '9001';

/** A process that works on the simulated account at this address; `env` says where its data is. */
export function startOnPortal({
  portalUrl,
  argv,
  env,
}: Pick<ProcessSetup, 'argv' | 'env'> & { portalUrl: string }): GroundworkProcess {
  return startProcess({
    argv,
    env: {
      HUBSPOT_ACCESS_TOKEN: SANDBOX_TOKEN,
      HUBSPOT_CLIENT_SECRET: CLIENT_SECRET,
      HUBSPOT_API_BASE_URL: portalUrl,
      GROUNDWORK_PUBLIC_URL: PUBLIC_ORIGIN,
      GROUNDWORK_EDITORS: EDITOR,
      ...env,
    },
  });
}
