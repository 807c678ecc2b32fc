import type { AuditReport } from '../../contract/audit-report.ts';
import { fingerprintOf } from '../../grounding/engine/fingerprint.ts';
import { SG309 } from '../../grounding/rules/SG309.ts';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';

/**
 * Whether held-out people are kept from every message, as the latest audit found it: nothing told against it and
 * nothing left open, in an audit that was whole, after the start, and saw a workflow that carries the hypothesis. Null
 * while that has not been established.
 */
export function isHoldoutHonoured({ id, start }: Hypothesis, audit: AuditReport | null): boolean | null {
  if (audit === null || start === null || Date.parse(audit.auditedAt) < Date.parse(start.at)) return null;
  const isAgainst = ({ ruleId, asset, fingerprint }: AuditReport['findings'][number]) =>
    ruleId === SG309.id && fingerprint === fingerprintOf(SG309.id, asset, id);
  if (audit.findings.some(isAgainst)) return false;
  const isWhole = audit.complete && audit.changedOnly === null && !audit.rulesOff.includes(SG309.id);
  const carriers = audit.workflows.filter(
    ({ isEnabled, via }) => isEnabled === true && via.some(({ hypothesisId }) => hypothesisId === id),
  );
  const isOpen = audit.unknowns.some(
    ({ ruleId, asset }) => ruleId === SG309.id && carriers.some((carrier) => carrier.id === asset.id),
  );
  return isWhole && carriers.length > 0 && !isOpen ? true : null;
}
