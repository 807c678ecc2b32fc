import * as z from 'zod';
import { WeeklySettings } from '../../../core/contract/weekly.ts';
import { chooseWeeklyAddress } from '../../use-cases/tell/weekly-message.ts';
import { defineRoute } from '../route.ts';
import { weeklyAnswer } from '../weekly-answer.ts';

/** An address on the open internet by its name: this server must not be sent knocking at its own neighbours. */
const PublicAddress = z
  .string()
  .max(2_000)
  .refine(isPublicAddress, 'give the https address of a public host, without user and port');

const INTERNAL = /\.(internal|local|localhost)$/;

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, username } = new URL(text);
  if (protocol !== 'https:' || port !== '' || username !== '') return false;
  return z.regexes.domain.test(hostname) && !INTERNAL.test(hostname);
}

/** Writes down the incoming webhook that the weekly message goes to, or takes it away. */
export const chooseWeeklyMessage = defineRoute({
  method: 'put',
  path: '/api/settings/weekly-message',
  access: 'edit',
  params: null,
  body: z.strictObject({ url: z.nullable(PublicAddress) }),
  query: null,
  answer: WeeklySettings,
  handle: async (call) => {
    const chosen = await chooseWeeklyAddress(call.deps, call.identity.portalId, call.body.url);
    return chosen.ok ? weeklyAnswer(call) : chosen;
  },
});
