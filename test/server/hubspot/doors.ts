import { openPortal } from '../../../src/server/hubspot/portal.ts';
import type { HubSpotPortal } from '../../../src/server/hubspot/port.ts';
import { leapingClock } from './clocks.ts';

/** A door to a portal at an address, whose waits take no time. */
export function doorTo(at: { url: string; token?: string }, flowsBasePath = '/automation/v4'): HubSpotPortal {
  const { now, sleep } = leapingClock();
  const token = at.token ?? 'pat-test';
  return openPortal({ baseUrl: at.url, token, flowsBasePath, now, sleep, random: () => 0.5 });
}

export async function gather<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const gathered: Value[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}
