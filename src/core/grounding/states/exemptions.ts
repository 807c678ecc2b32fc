import { assetKey } from '../../asset.ts';
import { endOfDay } from '../../day-bounds.ts';
import type { AuditInput } from '../audit-input.ts';

export type ExemptionStanding = 'active' | 'expired' | null;

/** Whether an asset is exempt. An exemption holds through its last day in the portal's time zone. */
export function exemptionsOf({
  judgements,
  now,
  timeZone,
}: Pick<AuditInput, 'judgements' | 'now' | 'timeZone'>): (asset: {
  kind: 'workflow' | 'list';
  id: string;
}) => ExemptionStanding {
  const standings = new Map<string, ExemptionStanding>();
  for (const { asset, until } of judgements.exemptions) {
    const key = assetKey(asset);
    const isActive = now <= endOfDay(until, timeZone);
    if (isActive || !standings.has(key)) standings.set(key, isActive ? 'active' : 'expired');
  }
  return (asset) => standings.get(assetKey(asset)) ?? null;
}
