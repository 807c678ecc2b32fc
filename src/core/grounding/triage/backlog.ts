import type { Finding } from '../../contract/audit-finding.ts';
import type { BacklogStanding } from '../../contract/backlog-standing.ts';
import type { Backlog, BacklogEntry } from '../../contract/backlog.ts';
import { toInstant } from '../../time.ts';
import { compareText } from '../engine/finding-order.ts';
import { looksAt, type Silences } from '../history/judged-before.ts';

/** A backlog with where it comes from. */
export type BacklogInUse = Backlog & { source: BacklogStanding['source'] };

/** Freezes the findings of an audit, but for those people have muted: a mute ends, the backlog does not. */
export function backlogFrom(findings: readonly Finding[], { at, by }: { at: number; by: string }): Backlog {
  const entries = findings
    .filter(({ suppressed }) => suppressed?.by !== 'mute')
    .map(({ fingerprint, ruleId, asset }) => ({ fingerprint, ruleId, asset }))
    .sort((a, b) => compareText(a.fingerprint, b.fingerprint));
  return { at: toInstant(at), by, entries };
}

/** What became of the findings of day one. */
export function standingOf(
  backlog: BacklogInUse,
  findings: readonly Finding[],
  silences: Silences,
  off: ReadonlySet<string>,
): BacklogStanding {
  const there = new Set(findings.map(({ fingerprint }) => fingerprint));
  const looked = looksAt(silences, off);
  const gone = backlog.entries.filter(({ fingerprint }) => !there.has(fingerprint));
  const settled = gone.filter(looked).sort(byFingerprint);
  return {
    source: backlog.source,
    at: backlog.at,
    frozen: backlog.entries.length,
    remaining: backlog.entries.length - gone.length,
    settled,
    unclear: gone.length - settled.length,
  };
}

function byFingerprint(a: BacklogEntry, b: BacklogEntry): number {
  return compareText(a.fingerprint, b.fingerprint);
}
