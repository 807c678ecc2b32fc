import * as z from 'zod';
import { type Door, fetchJson } from './door.ts';
import { paths } from './paths.ts';
import type { AccountDetails } from './port.ts';
import { Id } from './wire-values.ts';

const Account = z.looseObject({
  portalId: Id,
  accountType: z.string(),
  timeZone: z.string(),
  uiDomain: z.string(),
});

/** Which account this is; also the cheapest way to see whether a token works. */
export async function readAccount(door: Door): Promise<AccountDetails> {
  const request = { purpose: 'account.read', method: 'GET', path: paths.accountDetails } as const;
  const { portalId, accountType, timeZone, uiDomain } = await fetchJson(door, request, Account);
  return { portalId, accountType, timeZone, uiDomain };
}
