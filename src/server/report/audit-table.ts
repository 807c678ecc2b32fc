import type { Finding } from '../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../core/contract/audit-report.ts';
import {
  CONTRADICTIONS,
  FAILED_STILL_RUNNING as FAILED,
} from '../../core/grounding/triage/contradictions.ts';
import { destinationKey } from '../../core/grounding/classes/destination-answers.ts';
import { familyLines } from './audit-families.ts';
import {
  findingLines,
  headlineLines,
  headlinePerAsset,
  incompleteLines,
  startHereLines,
  unknownLines,
  unreadableLines,
  workflowLines,
  type Page,
} from './audit-sections.ts';
import { changedOnlyLines, sinceLines, tidyLines } from './audit-triage.ts';
import { peopleLines } from './audit-people.ts';
import { wrap } from './layout.ts';
import { looseEndLines } from './loose-ends.ts';
import { styleFor } from './style.ts';

export interface TableOptions {
  colour: boolean;
  /** Columns to write in. */
  width: number;
  uiDomain: string | null;
}

const QUESTIONS = new Set(['SG107']);

/** The audit as a page for a terminal: what hurts first, then every finding that counts, then what was left out. */
export function auditTable(report: AuditReport, options: TableOptions): string {
  const { colour, uiDomain } = options;
  const page: Page = { style: styleFor(colour), width: Math.max(60, Math.min(options.width, 110)), uiDomain };
  const counting = report.findings.filter(({ suppressed }) => suppressed === null);
  const of = (ids: ReadonlySet<string>) => counting.filter(({ ruleId }) => ids.has(ruleId));
  const told = new Set([...CONTRADICTIONS, ...FAILED, ...QUESTIONS]);
  const sections = [
    headlineLines(report, page),
    incompleteLines(report, page),
    changedOnlyLines(report, page),
    sinceLines(report, page),
    workflowLines(report, page),
    peopleLines(report, page),
    findingLines('FAILED, STILL RUNNING', of(FAILED), page),
    startHereLines(report, page),
    familyLines(report, page),
    findingLines('SAYS ONE THING, DOES ANOTHER', of(CONTRADICTIONS), page),
    [...findingLines('TO ANSWER ONCE', of(QUESTIONS), page, { ask: true }), ...answerLines(report, page)],
    findingLines('FINDINGS', headlinePerAsset(counting.filter(({ ruleId }) => !told.has(ruleId))), page, {
      ask: true,
    }),
    looseEndLines(report, page),
    unknownLines(report, page),
    unreadableLines(report, page),
    supersededLines(report, page),
    tidyLines(report, page),
    wrap(summary(report.findings, counting), page.width),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** How the first of the questions is answered; the others alike. */
function answerLines({ destinations }: AuditReport, { style, width }: Page): string[] {
  const first = destinations.find(({ waiting }) => waiting.length > 0);
  if (first === undefined) return [];
  const text = `answer ${destinationKey(first)} --class operational --reason "…" (or customer_facing; also under answers in groundwork.yaml)`;
  return wrap(text, width - 6).map((line) => `      ${style.dim(line)}`);
}

function supersededLines({ superseded }: AuditReport, { style }: Page): string[] {
  if (superseded.length === 0) return [];
  const lines = superseded.map(
    ({ name, id, revisionId, source }) => `  “${name}” (${id}), revision ${revisionId}: ${source}`,
  );
  return [style.bold('OLDER REVISIONS, NOT AUDITED'), ...lines];
}

function summary(all: readonly Finding[], counting: readonly Finding[]): string {
  const count = (severity: Finding['severity'], one: string) => {
    const found = counting.filter((finding) => finding.severity === severity).length;
    return `${found} ${found === 1 ? one : `${one}s`}`;
  };
  const hidden = (by: 'mute' | 'backlog') => all.filter(({ suppressed }) => suppressed?.by === by).length;
  const muted = hidden('mute');
  const backlog = hidden('backlog');
  return [
    `${count('error', 'error')}, ${count('warning', 'warning')}, ${count('note', 'note')}`,
    ...(muted > 0 ? [`${muted} muted`] : []),
    ...(backlog > 0 ? [`${backlog} in the backlog`] : []),
    'one-off e-mails sent to a segment are not visible to us',
  ].join(' · ');
}
