import { weeklyMessage } from '../../../core/explain/weekly-message.ts';
import { deltaOf } from '../../../core/grounding/history/delta.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { runIdOf } from '../../../core/grounding/history/audit-run.ts';
import { toInstant } from '../../../core/time.ts';
import type { PortalRecord } from '../../store/port/portals.ts';
import type { KeyRing } from '../../store/sealing.ts';
import type { Store } from '../../store/port/store.ts';
import { isSameAddress, openAddress, sealAddress } from './kept-address.ts';
import { payloadFor, type Post } from './incoming-webhook.ts';

export interface TellDeps {
  store: Pick<Store, 'portals' | 'hypotheses' | 'audits'>;
  /** Seal and open the address. */
  keys: KeyRing;
  post: Post;
  /** Epoch milliseconds. */
  now: () => number;
}

type Weekly = NonNullable<PortalRecord['weekly']>;

export type TellRefusal = 'no_address' | 'not_delivered';

/**
 * Sends the message of the week to the account's address, if there is anything new or worse since the last one. What
 * was not delivered is told again with the next one.
 */
export async function sendWeeklyMessage(
  { store, keys, post, now }: TellDeps,
  portalId: string,
): Promise<Result<'sent' | 'nothing_new', TellRefusal>> {
  const portal = await store.portals.get(portalId);
  if (portal === null || portal.weekly === null) return noAddress();
  const { weekly, timeZone } = portal;
  const url = openAddress(keys, portalId, weekly.url);
  const latest = await store.audits.latest(portalId);
  const before = weekly.seenRunId === null ? null : await store.audits.get(portalId, weekly.seenRunId);
  const off = new Set(latest?.rulesOff ?? []);
  const lines = weeklyMessage({
    delta: latest === null || before === null ? null : deltaOf(before, latest, { off, timeZone }),
    hypotheses: await store.hypotheses.list(portalId),
    ...{ since: Date.parse(weekly.since), now: now() },
  });
  if (lines !== null) {
    const delivered = await deliver(post, url, ['Groundwork, this week:', ...lines]);
    if (!delivered.ok) return delivered;
  }
  const seenRunId = latest === null ? null : runIdOf(latest.auditedAt);
  const kept = keys.currentKeyId === null ? weekly.url : sealAddress(keys, portalId, url);
  await remember(store, portalId, weekly, { url: kept, since: toInstant(now()), seenRunId });
  return accept(lines === null ? 'nothing_new' : 'sent');
}

/** Tells the address what will come, so that whoever wrote it down can see that it works. */
export async function sendTestMessage(
  { store, keys, post }: TellDeps,
  portalId: string,
): Promise<Result<'sent', TellRefusal>> {
  const portal = await store.portals.get(portalId);
  if (portal === null || portal.weekly === null) return noAddress();
  const text = 'Groundwork will write here on Monday mornings, only when something is new or worse.';
  return deliver(post, openAddress(keys, portalId, portal.weekly.url), [text]);
}

/** Writes down, sealed, where the weekly message goes; null ends it. What is new counts from here on. */
export async function chooseWeeklyAddress(
  { store, keys, now }: Omit<TellDeps, 'post'>,
  portalId: string,
  url: string | null,
): Promise<Result<null, 'no_encryption_key'>> {
  if (url !== null && keys.currentKeyId === null) return NO_KEY;
  const latest = await store.audits.latest(portalId);
  const seenRunId = latest === null ? null : runIdOf(latest.auditedAt);
  const weekly =
    url === null ? null : { url: sealAddress(keys, portalId, url), since: toInstant(now()), seenRunId };
  await store.portals.change(portalId, (portal) => ({ ...portal, weekly }));
  return accept(null);
}

const NO_KEY = refuse(
  'no_encryption_key',
  'Whoever knows this address can write there, and this server has no key to encrypt it with.',
  'Whoever runs the server can set GROUNDWORK_ENCRYPTION_KEY; make a key with: openssl rand -base64 32',
);

async function deliver(
  post: Post,
  url: string,
  lines: readonly string[],
): Promise<Result<'sent', 'not_delivered'>> {
  const status = await post(url, payloadFor(url, lines));
  if (status !== null && status >= 200 && status < 300) return accept('sent');
  const answer = status === null ? 'did not answer' : `answered ${status}`;
  const message = `The address of the weekly message ${answer}.`;
  return refuse(
    'not_delivered',
    message,
    'Make a new incoming webhook and write its address down in settings.',
  );
}

/** An address that was changed meanwhile stays as it was chosen. */
async function remember(
  { portals }: TellDeps['store'],
  portalId: string,
  seen: Weekly,
  weekly: Weekly,
): Promise<void> {
  await portals.change(portalId, (portal) =>
    portal.weekly !== null && isSameAddress(portal.weekly.url, seen.url) ? { ...portal, weekly } : portal,
  );
}

function noAddress() {
  const message = 'No address for the weekly message is written down.';
  return refuse(
    'no_address',
    message,
    'Make an incoming webhook in Slack or Teams and write its address down.',
  );
}
