import type { Answers } from './questions.ts';

export interface SupportContact {
  supportEmail?: string;
  supportPhone?: string;
}

/** What HubSpot's command line fills the app's addresses in from. Nothing in it is secret. */
export function profileOf({ account, publicUrl }: Answers, support: SupportContact): Profile {
  const { supportEmail = '', supportPhone = '' } = support;
  const variables = {
    API_ORIGIN: new URL(publicUrl).origin,
    SUPPORT_EMAIL: supportEmail,
    SUPPORT_PHONE: supportPhone,
  };
  return { accountId: Number(account), variables };
}

export interface Profile {
  accountId: number;
  variables: { API_ORIGIN: string; SUPPORT_EMAIL: string; SUPPORT_PHONE: string };
}
