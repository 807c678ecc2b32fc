import * as z from 'zod';
import { refuse, type Refusal } from '../../core/result.ts';

/** What has to be said before something is done that cannot be taken back. */
export const CONFIRMATION = {
  /** The account's id, typed by whoever asks. */
  confirm: z.string().max(40),
  /** Results that were written to records may stay there. */
  leaveResults: z.boolean().default(false),
};

export function notConfirmed(portalId: string, confirm: string): Refusal<'not_confirmed'> | null {
  if (confirm.trim() === portalId) return null;
  const message = 'What was typed is not the id of this account.';
  return refuse('not_confirmed', message, `Type ${portalId} to confirm. Nothing was changed.`);
}
