import type { WorkflowEntry } from '../../../core/contract/audit-entry.ts';
import type { Finding } from '../../../core/contract/audit-finding.ts';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import type { AuditedHypothesis } from '../../../core/contract/audited-hypothesis.ts';
import type { AuditRun } from '../../../core/contract/audit-run.ts';
import { clipped } from './text.ts';
import { markup, type Html } from './template.ts';

export interface HtmlOptions {
  title: string;
  /** A `data:` URI from `logoUri`; null without a logo. */
  logo: string | null;
  /** Host of the account's HubSpot, for links; null where there is none. */
  uiDomain: string | null;
  /** Of Groundwork, as in package.json. */
  version: string;
  /** Earlier audits of the account, the latest first; empty where none were kept. */
  history: readonly AuditRun[];
}

/** The report with what every section looks up in it. */
export interface View {
  report: AuditReport;
  options: HtmlOptions;
  workflows: ReadonlyMap<string, WorkflowEntry>;
  hypotheses: ReadonlyMap<string, AuditedHypothesis>;
  lists: ReadonlyMap<string, string>;
  /** Findings that count. */
  counting: readonly Finding[];
}

export function viewOf(report: AuditReport, options: HtmlOptions): View {
  return {
    report,
    options,
    workflows: new Map(report.workflows.map((one) => [one.id, one])),
    hypotheses: new Map(report.hypotheses.map((one) => [one.id, one])),
    lists: new Map(report.lists.map(({ id, name }) => [id, name])),
    counting: report.findings.filter(({ suppressed }) => suppressed === null),
  };
}

const LONGEST_NAME = 100;

/** A name that somebody typed: cut to a sane length, and its direction of writing kept to itself. */
export function nameHtml(text: string, length = LONGEST_NAME): Html {
  return markup`<bdi>${clipped(text.trim() === '' ? '(no name)' : text, length)}</bdi>`;
}

/** The workflow's name, leading to its editor in HubSpot where there is one. */
export function workflowLink(
  { options, report }: View,
  { id, name }: Pick<WorkflowEntry, 'id' | 'name'>,
): Html {
  const { uiDomain } = options;
  if (uiDomain === null || !/^[a-z0-9.-]+$/i.test(uiDomain)) return nameHtml(name);
  const path = `${encodeURIComponent(report.portalId)}/platform/flow/${encodeURIComponent(id)}/edit`;
  return markup`<a href="https://${uiDomain}/workflows/${path}">${nameHtml(name)}</a>`;
}

/** “lifecycle stage is lead and in segment “Trial admins””, one text a way in. */
export function entryWords({ lists }: View, { entry, class: kind }: WorkflowEntry): string[] {
  if (entry.length === 0) return kind === null ? [] : ['put in by hand or by another workflow'];
  return entry.map((words) =>
    words
      .replace(/\bin (?:list|segment) (\d+)/g, (_all, id: string) => `in segment ${quotedList(lists, id)}`)
      .replace(FORM_ID, '$1…'),
  );
}

/** HubSpot gives forms by an id that nobody knows by heart; its beginning is enough to find one. */
const FORM_ID = /\b([0-9a-f]{8})(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

function quotedList(lists: ReadonlyMap<string, string>, id: string): string {
  const name = lists.get(id);
  return name === undefined ? id : `“${clipped(name, 60)}”`;
}

/** A part of the page under a heading; nothing where there is nothing to say. */
export function section(id: string, heading: string, ...content: readonly (Html | null)[]): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>${[...content]}</section>`;
}
