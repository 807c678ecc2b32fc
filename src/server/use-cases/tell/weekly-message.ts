import { weeklyMessage } from '../../../core/explain/weekly-message.ts';
import { deltaOf } from '../../../core/grounding/history/delta.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { runIdOf } from '../../../core/grounding/history/audit-run.ts';
import { toInstant } from '../../../core/time.ts';
import type { PortalRecord } from '../../store/port/portals.ts';
import type { Store } from '../../store/port/store.ts';
import { payloadFor, type Post } from './incoming-webhook.ts';

export interface TellDeps {
  store: Pick<Store, 'portals' | 'hypotheses' | 'audits'>;
  post: Post;
  /** Epoch milliseconds. */
  now: () => number;
}

export type TellRefusal = 'no_address' | 'not_delivered';

/**
 * Sends the message of the week to the account's address, if there is anything new or worse since the last one. What
 * was not delivered is told again with the next one.
 */
export async function sendWeeklyMessage(
  { store, post, now }: TellDeps,
  portalId: string,
): Promise<Result<'sent' | 'nothing_new', TellRefusal>> {
  const portal = await store.portals.get(portalId);
  if (portal === null || portal.weekly === null) return noAddress();
  const { weekly, timeZone } = portal;
  const latest = await store.audits.latest(portalId);
  const before = weekly.seenRunId === null ? null : await store.audits.get(portalId, weekly.seenRunId);
  const off = new Set(latest?.rulesOff ?? []);
  const lines = weeklyMessage({
    delta: latest === null || before === null ? null : deltaOf(before, latest, { off, timeZone }),
    hypotheses: await store.hypotheses.list(portalId),
    ...{ since: Date.parse(weekly.since), now: now() },
  });
  if (lines !== null) {
    const delivered = await deliver(post, weekly.url, ['Groundwork, this week:', ...lines]);
    if (!delivered.ok) return delivered;
  }
  const seenRunId = latest === null ? null : runIdOf(latest.auditedAt);
  await remember(store, portalId, { ...weekly, since: toInstant(now()), seenRunId });
  return accept(lines === null ? 'nothing_new' : 'sent');
}

/** Tells the address what will come, so that whoever wrote it down can see that it works. */
export async function sendTestMessage(
  { store, post }: TellDeps,
  portalId: string,
): Promise<Result<'sent', TellRefusal>> {
  const portal = await store.portals.get(portalId);
  if (portal === null || portal.weekly === null) return noAddress();
  const text = 'Groundwork will write here on Monday mornings, only when something is new or worse.';
  return deliver(post, portal.weekly.url, [text]);
}

/** Writes down where the weekly message goes; null ends it. What is new counts from here on. */
export async function chooseWeeklyAddress(
  { store, now }: Pick<TellDeps, 'store' | 'now'>,
  portalId: string,
  url: string | null,
): Promise<void> {
  const latest = await store.audits.latest(portalId);
  const seenRunId = latest === null ? null : runIdOf(latest.auditedAt);
  await store.portals.change(portalId, (portal) => {
    if (url === (portal.weekly?.url ?? null)) return portal;
    return { ...portal, weekly: url === null ? null : { url, since: toInstant(now()), seenRunId } };
  });
}

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
  weekly: NonNullable<PortalRecord['weekly']>,
): Promise<void> {
  await portals.change(portalId, (portal) =>
    portal.weekly?.url === weekly.url ? { ...portal, weekly } : portal,
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
