import * as z from 'zod';
import { Fault } from '../../../core/fault.ts';
import type { Answers } from './questions.ts';

export interface SupportContact {
  supportEmail?: string;
  supportPhone?: string;
}

/** What HubSpot allows as the value of a variable. */
type Scalar = string | number | boolean;

export interface Profile {
  accountId: number;
  variables: { API_ORIGIN: string; SUPPORT_EMAIL: Scalar; SUPPORT_PHONE: Scalar; [other: string]: Scalar };
}

const ProfileFile = z.object({
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

/** The variables of a profile that is there already. Throws `profile_invalid`. */
export function variablesIn(path: string, content: unknown): Record<string, Scalar> {
  const read = ProfileFile.safeParse(content);
  if (read.success) return read.data.variables;
  const hint = 'Mend it, or take it away; nothing was written.';
  throw new Fault('profile_invalid', `${path} is no profile: ${z.prettifyError(read.error)}`, hint);
}

/** What HubSpot's command line fills the app's addresses in from: nothing secret. `former` variables are kept. */
export function profileOf(
  { account, publicUrl }: Answers,
  { supportEmail, supportPhone }: SupportContact,
  former: Record<string, Scalar>,
): Profile {
  const variables = {
    ...former,
    API_ORIGIN: new URL(publicUrl).origin,
    SUPPORT_EMAIL: supportEmail ?? former['SUPPORT_EMAIL'] ?? '',
    SUPPORT_PHONE: supportPhone ?? former['SUPPORT_PHONE'] ?? '',
  };
  return { accountId: Number(account), variables };
}
