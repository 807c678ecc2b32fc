import type { AttachableRef } from '../../../core/asset.ts';
import type { MuteTarget } from '../../../core/grounding/judgements.ts';
import { fitsEverything } from '../../../core/grounding/triage/name-pattern.ts';
import { nearest } from '../../../core/grounding/config/nearest.ts';
import { RULES } from '../../../core/grounding/rules/registry.ts';
import { accept, refuse, type Result } from '../../../core/result.ts';
import { toInstant } from '../../../core/time.ts';
import type { Store } from '../../store/port/store.ts';
import type { Actor, AttachDeps } from '../attach/attach-deps.ts';
import { sparingRefusal, type SparingReason } from './last-day.ts';

/** Where a mute holds, as a person says it: a finding, or a rule on an asset or on names that fit a pattern. */
export interface MuteRequest {
  ruleId?: string | undefined;
  asset?: AttachableRef | undefined;
  fingerprint?: string | undefined;
  name?: string | undefined;
}

export type TargetReason = 'invalid_target' | 'rule_unknown' | 'finding_unknown';

/** Keeps findings from counting until a day. Muting the same again replaces reason and day. */
export async function mute(
  deps: Pick<AttachDeps, 'store' | 'now' | 'timeZone'>,
  request: Actor & { target: MuteRequest; reason: string; until: string },
): Promise<Result<'added' | 'replaced', TargetReason | SparingReason>> {
  const words = { what: 'A mute', ask: 'Say why the finding need not be looked at now.' };
  const refused = sparingRefusal(deps, request, words);
  if (refused !== null) return refused;
  const { portalId, by, until } = request;
  const target = await targetOf(deps.store, portalId, request.target);
  if (!target.ok) return target;
  const reason = request.reason.trim();
  const muted = { ...target.value, reason, by, at: toInstant(deps.now()), until };
  return accept(await deps.store.judgements.mute(portalId, muted));
}

/** Lets findings count again. */
export async function unmute(
  { store }: Pick<AttachDeps, 'store'>,
  { portalId, target }: { portalId: string; target: MuteRequest },
): Promise<Result<'removed' | 'absent', TargetReason>> {
  const { fingerprint } = target;
  const { mutes } = await store.judgements.all(portalId);
  // A finding that is muted need not be found any more, so the mute itself says which rule it is of.
  const known = mutes.find((one) => one.fingerprint !== null && one.fingerprint === fingerprint);
  const read =
    known === undefined ? await targetOf(store, portalId, target) : accept<MuteTarget>(targetIn(known));
  return read.ok ? accept(await store.judgements.unmute(portalId, read.value)) : read;
}

function targetIn({ ruleId, asset, fingerprint, name }: MuteTarget): MuteTarget {
  return { ruleId, asset, fingerprint, name };
}

async function targetOf(
  store: Store,
  portalId: string,
  { ruleId, asset, fingerprint, name }: MuteRequest,
): Promise<Result<MuteTarget, TargetReason>> {
  const places = [asset, fingerprint, name].filter((place) => place !== undefined);
  if (places.length !== 1 || (name !== undefined && fitsEverything(name))) return invalidTarget();
  const rule = ruleId ?? (await ruleOfFinding(store, portalId, fingerprint));
  if (rule === null) {
    if (fingerprint === undefined) return invalidTarget();
    const message = `The latest audit has no finding ${fingerprint}.`;
    return refuse(
      'finding_unknown',
      message,
      'Take the fingerprint from audit --format json, or name the rule.',
    );
  }
  if (!RULES.some(({ id }) => id === rule)) return unknownRule(rule);
  return accept({ ruleId: rule, asset: asset ?? null, fingerprint: fingerprint ?? null, name: name ?? null });
}

async function ruleOfFinding(
  store: Store,
  portalId: string,
  fingerprint: string | undefined,
): Promise<string | null> {
  if (fingerprint === undefined) return null;
  const report = await store.audits.latest(portalId);
  return report?.findings.find((finding) => finding.fingerprint === fingerprint)?.ruleId ?? null;
}

function invalidTarget() {
  return refuse(
    'invalid_target',
    'A mute holds for one finding, or for a rule on one workflow or segment, or on names that fit a pattern.',
    'Name exactly one of them, and the rule with the last two; a pattern of “*” alone would silence the whole rule, which its settings do.',
  );
}

function unknownRule(rule: string) {
  const near = nearest(
    rule,
    RULES.map(({ id }) => id),
  );
  const ask = near === null ? 'docs/rules lists them.' : `Did you mean ${near}?`;
  return refuse('rule_unknown', `There is no rule ${rule}.`, ask);
}
