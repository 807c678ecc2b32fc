import type { AuditInput, Unreadable } from '../../../core/grounding/audit-input.ts';
import { DAY_MS } from '../../../core/time.ts';
import type { EmailsDoor, KnownCampaigns } from '../../hubspot/port.ts';
import { readOptional } from './optional-source.ts';

/** Days of e-mail statistics that an audit looks at. */
export const SPAN_DAYS = 30;

type Gathered = Pick<AuditInput, 'emails' | 'emailsUnread' | 'unreadable'>;

/**
 * E-mail statistics of the last 30 days, or null with what HubSpot said. The permission for them is optional: without
 * it the audit is all that was asked for. Where they were asked for and could not be had, the audit is incomplete.
 */
export async function gatherEmails(
  emails: EmailsDoor,
  now: number,
  known: KnownCampaigns,
  progress: (text: string) => void,
): Promise<Gathered> {
  progress('Reading e-mail statistics');
  const read = await readOptional(() => emails.statistics(now - SPAN_DAYS * DAY_MS, now, known));
  if ('value' in read) return { emails: read.value, unreadable: [] };
  const { code, hint } = read.fault;
  const message = `${read.fault.message}. ${hint}`;
  const isOptedOut = code === 'hubspot_forbidden';
  return {
    emails: null,
    emailsUnread: { code, message },
    unreadable: isOptedOut ? [] : [{ ...STATISTICS, code, message }],
  };
}

const STATISTICS: Omit<Unreadable, 'code' | 'message'> = {
  kind: 'emails',
  id: 'statistics',
  name: 'E-mail statistics',
  isEnabled: null,
  objectTypeId: null,
};
