import { assetKey } from '../asset.ts';
import type { Finding } from '../contract/audit-report.ts';
import { dayOf } from '../time.ts';
import { compareKeys } from './finding-order.ts';
import type { Mute } from './judgements.ts';

export interface MuteOutcome {
  findings: Finding[];
  /** Mutes in force that met no finding: they hide nothing today and would hide something tomorrow. */
  unusedMutes: { ruleId: string; reason: string }[];
}

/**
 * Marks findings that people have muted or that stand in the backlog (fingerprints). A mute holds through its last
 * day in the portal's time zone; one that names neither fingerprint nor asset would silence a whole rule and meets
 * nothing.
 */
export function applyMutes(
  findings: readonly Finding[],
  mutes: readonly Mute[],
  backlog: readonly string[],
  clock: { now: number; timeZone: string },
): MuteOutcome {
  const today = dayOf(clock.now, clock.timeZone);
  const inForce = mutes.filter((mute) => mute.until >= today).sort(compareMutes);
  const frozen = new Set(backlog);
  const used = new Set<Mute>();
  const marked = findings.map((finding) => {
    const mute = inForce.find((candidate) => meets(candidate, finding));
    if (mute === undefined) return frozen.has(finding.fingerprint) ? inBacklog(finding) : finding;
    used.add(mute);
    return { ...finding, suppressed: { by: 'mute' as const, reason: mute.reason, until: mute.until } };
  });
  const unusedMutes = inForce
    .filter((mute) => !used.has(mute))
    .map(({ ruleId, reason }) => ({ ruleId, reason }));
  return { findings: marked, unusedMutes };
}

function inBacklog(finding: Finding): Finding {
  return {
    ...finding,
    suppressed: { by: 'backlog', reason: 'was there when the backlog began', until: null },
  };
}

function meets(mute: Mute, finding: Finding): boolean {
  if (mute.ruleId !== finding.ruleId) return false;
  if (mute.fingerprint !== null) return mute.fingerprint === finding.fingerprint;
  return mute.asset !== null && assetKey(mute.asset) === assetKey(finding.asset);
}

/** The longest mute speaks first, so that the finding shows when it really comes back. */
function compareMutes(a: Mute, b: Mute): number {
  return -compareKeys([a.until, ...keysOf(a)], [b.until, ...keysOf(b)]);
}

function keysOf(mute: Mute): string[] {
  const asset = mute.asset === null ? '' : assetKey(mute.asset);
  return [mute.ruleId, asset, mute.fingerprint ?? '', mute.reason, mute.at];
}
