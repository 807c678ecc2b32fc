import type { AuditInput } from '../../../core/grounding/audit-input.ts';
import { DAY_MS } from '../../../core/time.ts';
import { isHubSpotError } from '../../hubspot/errors.ts';
import type { EmailsDoor } from '../../hubspot/port.ts';

const SPAN_DAYS = 30;

/** E-mail statistics of the last 30 days; without the permission for them null, with what HubSpot said. */
export async function gatherEmails(
  emails: EmailsDoor,
  now: number,
  progress: (text: string) => void,
): Promise<Pick<AuditInput, 'emails' | 'emailsUnread'>> {
  progress('Reading e-mail statistics');
  try {
    return { emails: await emails.statistics(now - SPAN_DAYS * DAY_MS, now) };
  } catch (error) {
    if (!isHubSpotError(error, 'hubspot_forbidden')) throw error;
    return { emails: null, emailsUnread: { code: error.code, message: `${error.message}. ${error.hint}` } };
  }
}
