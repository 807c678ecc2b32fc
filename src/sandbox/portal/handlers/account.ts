import { type Answer, answer } from '../answer.ts';
import { type Call, route } from '../route.ts';

export const accountRoutes = [
  route({
    method: 'GET',
    paths: ['/account-info/v3/details', '/account-info/2026-09/details'],
    scopes: () => [],
    handle: accountDetails,
  }),
];

function accountDetails(call: Call): Answer {
  const { portalId, accountType, timeZone, uiDomain } = call.world.account;
  const utcOffset = offsetOf(timeZone, call.now);
  return answer({
    portalId: Number(portalId),
    accountType,
    timeZone,
    uiDomain,
    utcOffset,
    utcOffsetMilliseconds: toMilliseconds(utcOffset),
    companyCurrency: 'USD',
    additionalCurrencies: [],
    dataHostingLocation: 'na1',
  });
}

/** `-05:00` for New York in winter. */
function offsetOf(timeZone: string, at: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

function toMilliseconds(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return sign * (hours * 60 + minutes) * 60_000;
}
