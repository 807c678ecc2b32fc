import { assetKey } from '../../asset.ts';
import type { Finding } from '../../contract/audit-finding.ts';
import type { AuditReport } from '../../contract/audit-report.ts';
import type { BacklogEntry } from '../../contract/backlog.ts';
import { dayOf } from '../../time.ts';
import { compareKeys } from '../engine/finding-order.ts';
import type { Mute } from '../judgements.ts';
import { fitsEverything, fitsPattern } from './name-pattern.ts';

export interface MuteOutcome {
  findings: Finding[];
  /** Mutes that hide nothing: in force without meeting a finding, or past their last day. */
  mutes: AuditReport['mutes'];
}

/**
 * Marks findings that people have muted or that stand in the backlog. A mute holds through its last day in the
 * portal's time zone; one that says nowhere, or everywhere, would silence a whole rule and meets nothing.
 */
export function applyMutes(
  findings: readonly Finding[],
  mutes: readonly Mute[],
  backlog: readonly BacklogEntry[],
  clock: { now: number; timeZone: string },
): MuteOutcome {
  const today = dayOf(clock.now, clock.timeZone);
  const ordered = [...mutes].sort(compareMutes);
  const inForce = ordered.filter((mute) => mute.until >= today);
  const frozen = new Set(backlog.map(({ fingerprint }) => fingerprint));
  const used = new Set<Mute>();
  const marked = findings.map((finding) => {
    const met = inForce.filter((candidate) => meets(candidate, finding));
    for (const mute of met) used.add(mute);
    const [mute] = met;
    if (mute === undefined) return frozen.has(finding.fingerprint) ? inBacklog(finding) : finding;
    return { ...finding, suppressed: { by: 'mute' as const, reason: mute.reason, until: mute.until } };
  });
  const unused = inForce.filter((mute) => !used.has(mute)).map(noteOf);
  const expired = ordered.filter((mute) => mute.until < today).map(noteOf);
  return { findings: marked, mutes: { unused, expired } };
}

function noteOf({ at: _at, ...note }: Mute): AuditReport['mutes']['unused'][number] {
  return note;
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
  if (mute.asset !== null) return assetKey(mute.asset) === assetKey(finding.asset);
  return mute.name !== null && !fitsEverything(mute.name) && fitsPattern(finding.asset.name, mute.name);
}

/** The longest mute speaks first, so that the finding shows when it really comes back. */
function compareMutes(a: Mute, b: Mute): number {
  return -compareKeys([a.until, ...keysOf(a)], [b.until, ...keysOf(b)]);
}

function keysOf(mute: Mute): string[] {
  const asset = mute.asset === null ? '' : assetKey(mute.asset);
  return [mute.ruleId, asset, mute.fingerprint ?? '', mute.name ?? '', mute.reason, mute.at];
}
