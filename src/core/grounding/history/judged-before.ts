import { assetKey, type AssetKind } from '../../asset.ts';
import type { AuditReport } from '../../contract/audit-report.ts';

/** What of an audit says which of its silences mean “nothing found”. */
export type Silences = Pick<AuditReport, 'unreadable' | 'crashes' | 'unknowns'>;

/**
 * Whether an audit that does not have a finding really looked: false where the asset could not be read, the rule
 * crashed, could not tell, or was switched off (`off`).
 */
export function looksAt(
  { unreadable, crashes, unknowns }: Silences,
  off: ReadonlySet<string> = new Set(),
): (about: { ruleId: string; asset: { kind: AssetKind; id: string } }) => boolean {
  const isRefused = unreadable.some(({ kind }) => kind === 'portal');
  const closed = new Set(unreadable.map(({ kind, id }) => `${kind}:${id}`));
  const crashed = new Set(crashes.map(({ ruleId }) => ruleId));
  const untold = new Set(unknowns.map(({ ruleId, asset }) => `${ruleId} ${assetKey(asset)}`));
  return ({ ruleId, asset }) => {
    if (isRefused || off.has(ruleId) || crashed.has(ruleId)) return false;
    if (asset.kind === 'list' && closed.has('list:all')) return false;
    return !closed.has(assetKey(asset)) && !untold.has(`${ruleId} ${assetKey(asset)}`);
  };
}
