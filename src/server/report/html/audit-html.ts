import { createHash } from 'node:crypto';
import type { AuditReport } from '../../../core/contract/audit-report.ts';
import { figure } from '../layout.ts';
import { missingWords } from '../not-known.ts';
import { patterns } from './charts.ts';
import { contradictionsSection } from './sections/contradictions.ts';
import { everyWorkflowSection } from './sections/every-workflow.ts';
import { failedSection } from './sections/failed.ts';
import { familiesSection } from './sections/families.ts';
import { methodSection } from './sections/method.ts';
import { monthSection } from './sections/month.ts';
import { notJudgedSection } from './sections/not-judged.ts';
import { notKnownSection } from './sections/not-known.ts';
import { questionsSection } from './sections/questions.ts';
import { resultsSection } from './sections/results.ts';
import { sinceSection } from './sections/since.ts';
import { startHereSection } from './sections/start-here.ts';
import { strategySection } from './sections/strategy.ts';
import { SORT_SCRIPT } from './sort-script.ts';
import { STYLE } from './style.ts';
import { constant, markup, type Html } from './template.ts';
import { longDay } from './text.ts';
import { viewOf, type HtmlOptions, type View } from './view.ts';

/**
 * The audit as one HTML file that can be passed on: nothing is fetched from anywhere (a policy in the file forbids it),
 * it prints on A4, and does without its script. Equal reports and options give equal bytes.
 */
export function auditHtml(report: AuditReport, options: HtmlOptions): string {
  const view = viewOf(report, options);
  const page = markup`${constant('<!doctype html>')}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>${options.title}</title>
<style>${constant(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
${patterns()}
${mast(view)}
<main id="main">
${headline(view)}
${sections(view)}
</main>
<footer><p>Made by Groundwork ${options.version}, which asks of every workflow which hypothesis it serves. Figures as of ${moment(report.auditedAt)}.</p></footer>
<script>${constant(SORT_SCRIPT)}</script>
</body>
</html>
`;
  return page.toString();
}

const POLICY = `default-src 'none'; img-src data:; style-src ${hashOf(STYLE)}; script-src ${hashOf(SORT_SCRIPT)}; base-uri 'none'; form-action 'none'`;

/** A source of a Content-Security-Policy that lets exactly this text through. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

function mast({ report, options }: View): Html {
  const logo = options.logo === null ? null : markup`<img src="${options.logo}" alt="">`;
  return markup`<header><div class="mast">${logo}<h1>${options.title}</h1><p>${report.portalId === 'offline' ? 'Workflow definitions from files' : `HubSpot account ${report.portalId}`}<br>${longDay(report.auditedAt)}</p></div></header>`;
}

function headline({ report }: View): Html {
  const sentences = report.delta === null ? [report.headline] : [report.delta.headline, report.headline];
  const missing = missingWords(report);
  return markup`${sentences.flatMap(splitFailed).map((text) => markup`<p class="headline">${text}</p>`)}<p class="scope">${scopeWords(report)}</p>${
    missing === null
      ? null
      : markup`<div class="notice" role="note"><p><strong>Incomplete.</strong> ${missing} That counts as neither good nor bad: see <a href="#not-known">What we could not tell</a>.</p></div>`
  }`;
}

/** The first sentence is the headline, what follows stands smaller under it. */
function splitFailed(text: string): string[] {
  const end = text.search(/[.!] (?=[“A-Z0-9])/);
  return end < 0 ? [text] : [text.slice(0, end + 1), text.slice(end + 2)];
}

function scopeWords({ workflows, lists, hypotheses, coverage, auditedAt }: AuditReport): string {
  const read = workflows.filter(({ class: kind }) => kind !== null).length;
  const { sends } = coverage;
  return [
    `We read ${figure(read)} of ${figure(workflows.length)} workflows`,
    lists.length === 0 ? 'no segments' : `${figure(lists.length)} segments`,
    `${figure(hypotheses.length)} hypotheses`,
    sends === null
      ? 'no e-mail statistics'
      : `e-mail statistics of ${figure(sends.sendersKnown)} of ${figure(sends.senders)} workflows that send`,
  ]
    .join(', ')
    .concat(`. As of ${moment(auditedAt)}.`);
}

/** “24 November 2026, 08:00 UTC”. */
function moment(instant: string): string {
  return `${longDay(instant)}, ${instant.slice(11, 16)} UTC`;
}

function sections(view: View): readonly (Html | null)[] {
  return [
    monthSection(view),
    failedSection(view),
    startHereSection(view),
    familiesSection(view),
    contradictionsSection(view),
    strategySection(view),
    resultsSection(view),
    sinceSection(view),
    questionsSection(view),
    notKnownSection(view),
    notJudgedSection(view),
    everyWorkflowSection(view),
    methodSection(view),
  ];
}
