import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import type { Evidence, Rule } from '../../core/grounding/engine/rule.ts';
import { RULES } from '../../core/grounding/rules/registry.ts';

/** Paths of files that were audited. */
export interface AuditedFiles {
  /** By the id of the workflow. */
  workflows: ReadonlyMap<string, string>;
  lists: string | null;
  hypotheses: string | null;
}

export interface SarifOptions {
  /** Of Groundwork, as in package.json. */
  version: string;
  files: AuditedFiles;
  /** Absolute; paths inside it are told relative to it, others as `file:` URIs. */
  folder: string;
}

type Asset = Finding['asset'];

/**
 * The audit as SARIF 2.1.0 (OASIS): one run, severities as levels, assets as logical locations
 * `hubspot://{portal}/{kind}/{id}` and, where files were audited, as files; mutes and the backlog as suppressions.
 * What could not be read and rules that crashed are notifications of the tool, and the run then says that it was not
 * successful.
 */
export function auditSarif(report: AuditReport, options: SarifOptions): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverOf(options.version) },
        automationDetails: { id: `groundwork/${report.portalId}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { PROJECT: { description: { text: 'The folder the audit was run in.' } } },
        invocations: [
          {
            executionSuccessful: report.complete,
            startTimeUtc: report.auditedAt,
            toolExecutionNotifications: notificationsOf(report),
          },
        ],
        results: report.findings.map((finding) => resultOf(report.portalId, finding, options)),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function driverOf(version: string) {
  const semantic = /^\d+\.\d+\.\d+/.test(version) ? { semanticVersion: version } : {};
  return { name: 'Groundwork', version, ...semantic, rules: RULES.map(ruleOf) };
}

function ruleOf({ id, title, why, question, severity }: Rule) {
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `${why} ${question}`,
      markdown: `**${title}**\n\n${why}\n\n${question}\n\nMore: \`docs/rules/${id}.md\``,
    },
    defaultConfiguration: { level: severity },
  };
}

function resultOf(portalId: string, finding: Finding, options: SarifOptions) {
  return {
    ruleId: finding.ruleId,
    ruleIndex: RULES.findIndex(({ id }) => id === finding.ruleId),
    level: finding.severity,
    message: { text: `${finding.message} ${finding.question}` },
    locations: [
      {
        ...fileLocation(fileOf(finding, options.files), options),
        logicalLocations: [logicalLocation(portalId, finding.asset)],
      },
    ],
    relatedLocations: finding.evidence.map((one, index) => ({
      id: index,
      message: { text: one.text },
      ...fileLocation(fileOfAsset(one, options.files), options),
      logicalLocations: [placeOf(portalId, one)],
    })),
    partialFingerprints: { 'groundwork/v1': finding.fingerprint },
    suppressions: suppressionsOf(finding),
  };
}

function logicalLocation(portalId: string, { kind, id, name }: Asset) {
  return { name: name || id, fullyQualifiedName: `hubspot://${portalId}/${kind}/${id}`, kind: 'resource' };
}

/** A place inside an asset, by its JSON path or slot. */
function placeOf(portalId: string, { kind, id, path }: Evidence) {
  const place = path === '' ? '' : `#${path}`;
  return {
    name: path || id,
    fullyQualifiedName: `hubspot://${portalId}/${kind}/${id}${place}`,
    kind: 'member',
  };
}

/** The file of the finding's asset, or else of the first thing it rests on that has one: an account has no file. */
function fileOf({ asset, evidence }: Finding, files: AuditedFiles): string | null {
  return (
    fileOfAsset(asset, files) ??
    evidence.map((one) => fileOfAsset(one, files)).find((file) => file !== null) ??
    null
  );
}

function fileOfAsset({ kind, id }: Pick<Asset, 'kind' | 'id'>, files: AuditedFiles): string | null {
  if (kind === 'workflow') return files.workflows.get(id) ?? null;
  if (kind === 'list') return files.lists;
  return kind === 'hypothesis' ? files.hypotheses : null;
}

/** Definitions are one line or many, and a path in them is no line: the file as a whole is meant. */
function fileLocation(path: string | null, { folder }: SarifOptions) {
  if (path === null) return {};
  const inside = relative(folder, resolve(folder, path));
  const isOutside = inside.startsWith('..') || isAbsolute(inside);
  const artifactLocation = isOutside
    ? { uri: pathToFileURL(resolve(folder, path)).href }
    : { uri: inside.split(sep).map(encodeURIComponent).join('/'), uriBaseId: 'PROJECT' };
  return { physicalLocation: { artifactLocation, region: { startLine: 1 } } };
}

function suppressionsOf({ suppressed }: Finding) {
  if (suppressed === null) return [];
  const until = suppressed.until === null ? '' : ` (until ${suppressed.until})`;
  return [{ kind: 'external', status: 'accepted', justification: `${suppressed.reason}${until}` }];
}

function notificationsOf({ unreadable, crashes, unknowns }: AuditReport) {
  return [
    ...unreadable.map(({ kind, id, reason }) => ({
      level: 'warning',
      message: { text: `${kind} ${id}: ${reason}` },
    })),
    ...unknowns.map(({ ruleId, asset, reason }) => ({
      level: 'note',
      message: { text: `${ruleId} could not judge ${asset.kind} ${asset.name || asset.id}: ${reason}` },
      associatedRule: { id: ruleId },
    })),
    ...crashes.map(({ ruleId, message }) => ({
      level: 'error',
      message: { text: `Rule ${ruleId} gave no answer: ${message}` },
      associatedRule: { id: ruleId },
    })),
  ];
}
