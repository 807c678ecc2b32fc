import { refusal } from '../refusals.ts';
import type { PortalSettings } from '../settings.ts';
import { readFaultPlan } from './fault-plan.ts';
import { createFaults } from './faults.ts';

const PATH = '/sandbox/faults';

/**
 * The address at which what goes wrong is switched while the portal runs, and which is no part of HubSpot: `PUT` with a
 * plan as text, an empty one for nothing; `GET` tells how often each kind has come. Null for every other request.
 */
export async function controlFaults(settings: PortalSettings, request: Request): Promise<Response | null> {
  if (new URL(request.url).pathname !== PATH) return null;
  if (request.method === 'GET') return Response.json(settings.faults?.met() ?? {});
  if (request.method !== 'PUT') return new Response(null, { status: 405 });
  const text = (await request.text()).trim();
  const plan = text === '' ? null : readFaultPlan(text);
  if (plan?.ok === false) {
    const { status, body } = refusal(400, 'VALIDATION_ERROR', `${plan.message} ${plan.hint}`);
    return Response.json(body, { status });
  }
  settings.faults = plan === null ? null : createFaults(plan.value);
  return new Response(null, { status: 204 });
}
