import type { Check } from '../../../core/contract/doctor-report.ts';
import { Fault } from '../../../core/fault.ts';
import { DAY_MS } from '../../../core/time.ts';
import type { HubSpotPortal } from '../../hubspot/port.ts';

interface Probe {
  id: string;
  /** What can be read when the probe succeeds. */
  what: string;
  scope: string;
  /** What happens without it; a required one fails the check, an optional one warns. */
  without: string;
  required: boolean;
  run(hubspot: HubSpotPortal, now: number): Promise<unknown>;
}

const PROBES: Probe[] = [
  {
    id: 'workflows',
    what: 'workflows',
    scope: 'automation',
    without: 'Without it only segments are looked at; it also needs a Professional plan or higher.',
    required: false,
    run: (hubspot) => firstOf(hubspot.flows.list()),
  },
  {
    id: 'segments',
    what: 'segments',
    scope: 'crm.lists.read',
    without: 'Without it nothing can be attached to a segment and nobody can be counted.',
    required: true,
    run: (hubspot) => firstOf(hubspot.lists.search()),
  },
  {
    id: 'properties',
    what: 'contact properties',
    scope: 'crm.schemas.contacts.read',
    without: 'Without it outcomes cannot be checked before a hypothesis starts.',
    required: true,
    run: (hubspot) => hubspot.properties.list('0-1'),
  },
  {
    id: 'records',
    what: 'contacts',
    scope: 'crm.objects.contacts.read',
    without: 'Without it no outcome can be read.',
    required: true,
    run: (hubspot) => everyOf(hubspot.records.read('0-1', [NOBODY], { properties: [], withHistory: [] })),
  },
  {
    id: 'emails',
    what: 'e-mail statistics',
    scope: 'content',
    without: 'Without it the audit counts workflows instead of e-mails.',
    required: false,
    run: (hubspot, now) => hubspot.emails.statistics(now - DAY_MS, now),
  },
  {
    id: 'owners',
    what: 'users who own hypotheses',
    scope: 'crm.objects.owners.read',
    without: 'Without it nobody hears when the owner of a hypothesis has left.',
    required: false,
    run: (hubspot) => hubspot.owners.find([NOBODY]),
  },
];

/** An id that no record has: whether records may be read shows in the answer, and nobody's data is asked for. */
const NOBODY = '1';

/** Tries every kind of reading Groundwork does, one call each, and says what is missing and what that means. */
export async function checkAccount(hubspot: HubSpotPortal, now: number): Promise<Check[]> {
  const checks: Check[] = [];
  for (const probe of PROBES) checks.push(await tryProbe(probe, hubspot, now));
  return checks;
}

async function tryProbe(probe: Probe, hubspot: HubSpotPortal, now: number): Promise<Check> {
  try {
    await probe.run(hubspot, now);
    return { id: probe.id, status: 'ok', text: `Can read ${probe.what}.`, mend: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const refused = error.code === 'hubspot_forbidden';
    return {
      id: probe.id,
      status: probe.required ? 'failed' : 'warning',
      text: `Cannot read ${probe.what}: ${error.message}`,
      mend: refused ? `Grant the scope ${probe.scope}. ${probe.without}` : error.hint,
    };
  }
}

async function everyOf(items: AsyncIterable<unknown>): Promise<void> {
  for await (const item of items) void item;
}

async function firstOf(items: AsyncIterable<unknown>): Promise<unknown> {
  for await (const item of items) return item;
  return null;
}
