import type { WorkflowEntry } from '../../../../core/contract/audit-entry.ts';
import type { AuditReport } from '../../../../core/contract/audit-report.ts';
import { figure } from '../../layout.ts';
import { looseWorkflows } from '../../loose-ends.ts';
import { stackedBar, type Fill } from '../charts.ts';
import { markup, type Html } from '../template.ts';
import { longDay } from '../text.ts';
import { section, workflowLink, type View } from '../view.ts';
import { swatch } from './month.ts';

const SHOWN = 25;

/** Where every workflow went: judged, or not and why. The parts add up to all workflows there are. */
export function notJudgedSection(view: View): Html {
  const rows = groupsOf(view.report);
  const total = rows.reduce((sum, { value }) => sum + value, 0);
  return section(
    'not-judged',
    'Judged, not judged, and why',
    markup`<p class="lede">Every workflow of the account is in exactly one of these groups.</p>`,
    total === 0
      ? null
      : stackedBar(
          rows,
          'A bar of all workflows by whether and why they were judged. The table below has the figures.',
        ),
    markup`<table><thead><tr><th scope="col">Group</th><th scope="col">Why</th><th scope="col" class="num">Workflows</th></tr></thead><tbody>${rows
      .filter(({ value }) => value > 0)
      .map(
        ({ label, why, value, fill }) =>
          markup`<tr><th scope="row">${swatch(fill)}${label}</th><td>${why}</td><td class="num">${figure(value)}</td></tr>`,
      )}</tbody><tfoot><tr><th scope="row">All workflows</th><td></td><td class="num">${figure(total)}</td></tr></tfoot></table>`,
    exemptTable(view),
    looseTable(view),
    hiddenWords(view),
  );
}

interface Group {
  label: string;
  why: string;
  value: number;
  fill: Fill;
}

function groupsOf({ workflows, coverage: { workflows: counts } }: AuditReport): Group[] {
  const on = workflows.filter(({ isEnabled, class: kind }) => isEnabled === true && kind !== 'feeder');
  const service = on.filter(
    ({ class: kind, grounding }) => kind === 'service_message' && grounding === 'not_applicable',
  ).length;
  return [
    {
      label: 'Judged: has a hypothesis',
      why: 'of its own, or through its segment or workflow',
      value: counts.grounded + counts.inherited,
      fill: 'own',
    },
    {
      label: 'Judged: no hypothesis',
      why: 'writes to customers, and nobody has said why',
      value: counts.ungrounded,
      fill: 'none',
    },
    {
      label: 'Leads people to others',
      why: 'sends nothing itself and shares the state of what it leads to',
      value: counts.feeders,
      fill: 'through',
    },
    {
      label: 'Runs in the background',
      why: 'nothing in it writes to customers, so it needs no hypothesis',
      value: counts.notApplicable - service,
      fill: 'aside',
    },
    {
      label: 'Service messages',
      why: 'order confirmations and the like need no hypothesis',
      value: service,
      fill: 'aside',
    },
    { label: 'Exempt', why: 'somebody gave a reason and a last day', value: counts.exempt, fill: 'aside' },
    {
      label: 'Not sure yet',
      why: 'uses an outside system, see “To answer once”',
      value: counts.unclassified,
      fill: 'unknown',
    },
    {
      label: 'Could not be read',
      why: 'neither good nor bad, see “What we could not tell”',
      value: counts.unknown,
      fill: 'unknown',
    },
    { label: 'Switched off', why: 'off is listed, and not judged', value: counts.off, fill: 'off' },
  ];
}

function exemptTable(view: View): Html | null {
  const exempt = view.report.workflows.filter(
    ({ exemption, isEnabled }) => exemption !== null && isEnabled === true,
  );
  if (exempt.length === 0) return null;
  return markup`<table><caption>Exempt</caption><thead><tr><th scope="col">Workflow</th><th scope="col">Reason</th><th scope="col">By</th><th scope="col">Until</th></tr></thead><tbody>${exempt
    .slice(0, SHOWN)
    .map((entry) => exemptRow(view, entry))}</tbody></table>${moreWords(exempt.length)}`;
}

function exemptRow(view: View, entry: WorkflowEntry): Html {
  const { exemption } = entry;
  return markup`<tr><th scope="row">${workflowLink(view, entry)}</th><td>${exemption?.reason ?? ''}</td><td>${exemption?.by ?? ''}</td><td>${
    exemption === null ? '' : `${longDay(exemption.until)}${entry.grounding === 'exempt' ? '' : ' (over)'}`
  }</td></tr>`;
}

function looseTable(view: View): Html | null {
  const loose = looseWorkflows(view.report);
  if (loose.length === 0) return null;
  return markup`<table><caption>Loose ends</caption><thead><tr><th scope="col">Workflow</th><th scope="col">What is loose</th></tr></thead><tbody>${loose
    .slice(0, SHOWN)
    .map(
      ({ entry, words }) =>
        markup`<tr><th scope="row">${workflowLink(view, entry)}</th><td>${words}</td></tr>`,
    )}</tbody></table>${moreWords(loose.length)}`;
}

function moreWords(count: number): Html | null {
  return count > SHOWN ? markup`<p class="small soft">And ${figure(count - SHOWN)} more.</p>` : null;
}

function hiddenWords({ report }: View): Html | null {
  const hidden = (by: 'mute' | 'backlog') =>
    report.findings.filter(({ suppressed }) => suppressed?.by === by).length;
  const [muted, backlog] = [hidden('mute'), hidden('backlog')];
  const words = [
    ...(muted > 0 ? [`${figure(muted)} muted by somebody, with a reason and a last day`] : []),
    ...(backlog > 0 ? [`${figure(backlog)} in the backlog of what was there on day one`] : []),
  ];
  return words.length === 0
    ? null
    : markup`<p class="small soft">Findings that do not count: ${words.join('; ')}.</p>`;
}
