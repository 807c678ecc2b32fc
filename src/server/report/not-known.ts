import type { Unknown } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import { counted } from '../../core/grounding/facts/rule-facts.ts';

/** Assets that one rule cannot judge for one and the same reason. */
export interface UnknownGroup {
  ruleId: string;
  reason: string;
  assets: Unknown['asset'][];
}

/** Each reason once, with the assets it holds for, in the order of the report. */
export function unknownGroups(unknowns: readonly Unknown[]): UnknownGroup[] {
  const groups = new Map<string, UnknownGroup>();
  for (const { ruleId, reason, asset } of unknowns) {
    const key = `${ruleId} ${reason}`;
    const group = groups.get(key) ?? { ruleId, reason, assets: [] };
    group.assets.push(asset);
    groups.set(key, group);
  }
  return [...groups.values()];
}

type Kind = AuditReport['unreadable'][number]['kind'];

const UNREAD: Record<Kind, (count: number) => string> = {
  portal: () => 'the workflows of the account could not be read',
  workflow: (count) => `${counted(count, 'workflow')} could not be read`,
  list: (count) => (count === 1 ? 'segments could not be read' : `${count} segments could not be read`),
  emails: () => 'e-mail statistics could not be read',
  properties: () => 'properties could not be read',
};

/**
 * What an incomplete audit lacks, in one sentence: “1 workflow could not be read; 1 rule gave no answer.” Null when
 * the audit is complete.
 */
export function missingWords({ complete, unreadable, crashes, unknowns }: AuditReport): string | null {
  if (complete) return null;
  const kinds = Object.keys(UNREAD) as Kind[]; // UNREAD has exactly the kinds as keys
  const unread = kinds.flatMap((kind) => {
    const count = unreadable.filter((one) => one.kind === kind).length;
    return count === 0 ? [] : [UNREAD[kind](count)];
  });
  const refused = unknowns.filter(({ cause }) => cause === 'unread').length;
  const parts = [
    ...unread,
    ...(crashes.length === 0 ? [] : [`${counted(crashes.length, 'rule')} gave no answer`]),
    ...(refused === 0 ? [] : [`${counted(refused, 'question')} could not be answered for want of access`]),
  ];
  const sentence = parts.length === 0 ? 'something could not be read' : parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
