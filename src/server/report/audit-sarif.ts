import type { AuditReport, Finding } from '../../core/contract/audit-report.ts';
import type { Rule } from '../../core/grounding/rule.ts';
import { RULES } from '../../core/grounding/rules/registry.ts';

/**
 * The audit as SARIF 2.1.0 (OASIS): one run, severities as levels, assets as logical locations
 * `hubspot://{portal}/{kind}/{id}`, mutes and the backlog as suppressions. What could not be read and rules that
 * crashed are notifications of the tool, and the run then says that it was not successful.
 */
export function auditSarif(report: AuditReport): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Groundwork', rules: RULES.map(ruleOf) } },
        invocations: [
          { executionSuccessful: report.complete, toolExecutionNotifications: notificationsOf(report) },
        ],
        results: report.findings.map((finding) => resultOf(report.portalId, finding)),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function ruleOf({ id, title, why, question, severity }: Rule) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: question },
    defaultConfiguration: { level: severity },
  };
}

function resultOf(portalId: string, finding: Finding) {
  return {
    ruleId: finding.ruleId,
    ruleIndex: RULES.findIndex(({ id }) => id === finding.ruleId),
    level: finding.severity,
    message: { text: `${finding.message} ${finding.question}` },
    locations: [{ logicalLocations: [locationOf(portalId, finding.asset)] }],
    relatedLocations: finding.evidence.map(({ kind, id, path, text }, index) => ({
      id: index,
      message: { text },
      logicalLocations: [locationOf(portalId, { kind, id, name: path })],
    })),
    partialFingerprints: { 'groundwork/v1': finding.fingerprint },
    suppressions: suppressionsOf(finding),
  };
}

function locationOf(portalId: string, { kind, id, name }: { kind: string; id: string; name: string }) {
  return { name, fullyQualifiedName: `hubspot://${portalId}/${kind}/${id}`, kind: 'resource' };
}

function suppressionsOf({ suppressed }: Finding) {
  if (suppressed === null) return [];
  const until = suppressed.until === null ? '' : ` (until ${suppressed.until})`;
  return [{ kind: 'external', status: 'accepted', justification: `${suppressed.reason}${until}` }];
}

function notificationsOf({ unreadable, crashes }: AuditReport) {
  return [
    ...unreadable.map(({ kind, id, reason }) => ({
      level: 'warning',
      message: { text: `${kind} ${id}: ${reason}` },
    })),
    ...crashes.map(({ ruleId, message }) => ({
      level: 'error',
      message: { text: `Rule ${ruleId} gave no answer: ${message}` },
    })),
  ];
}
