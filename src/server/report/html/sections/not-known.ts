import type { AuditReport } from '../../../../core/contract/audit-report.ts';
import { figure } from '../../layout.ts';
import { unknownGroups, type UnknownGroup } from '../../not-known.ts';
import { markup, type Html } from '../template.ts';
import { nameHtml, section, type View } from '../view.ts';

const SHOWN = 25;
const NAMED = 4;

/** What could not be read, which rules gave no answer, and what rules could not tell; left out when all is known. */
export function notKnownSection({ report }: View): Html | null {
  const unread = unreadRows(report);
  const groups = unknownGroups(report.unknowns);
  if (unread.length + groups.length === 0) return null;
  return section(
    'not-known',
    'What we could not tell',
    markup`<p class="lede">This counts as neither good nor bad: it is in no figure above, and says nothing for or against anybody.</p>`,
    unreadTable(unread),
    unknownTable(groups),
  );
}

interface UnreadRow {
  what: string;
  name: string;
  reason: string;
}

const KINDS: Record<AuditReport['unreadable'][number]['kind'], string> = {
  portal: 'account',
  workflow: 'workflow',
  list: 'segment',
  emails: 'e-mails',
  properties: 'properties',
};

function unreadRows({ unreadable, crashes }: AuditReport): UnreadRow[] {
  return [
    ...unreadable.map(({ kind, id, name, reason }) => ({ what: KINDS[kind], name: name ?? id, reason })),
    ...crashes.map(({ ruleId, message }) => ({
      what: 'rule',
      name: ruleId,
      reason: `gave no answer, so what it would have found is missing here: ${message}`,
    })),
  ];
}

function unreadTable(rows: readonly UnreadRow[]): Html | null {
  if (rows.length === 0) return null;
  return markup`<table><caption>Could not be read</caption><thead><tr><th scope="col">What</th><th scope="col">Name</th><th scope="col">Reason</th></tr></thead><tbody>${rows
    .slice(0, SHOWN)
    .map(
      ({ what, name, reason }) =>
        markup`<tr><td class="short">${what}</td><th scope="row">${nameHtml(name)}</th><td>${reason}</td></tr>`,
    )}</tbody></table>${moreWords(rows.length)}`;
}

function unknownTable(groups: readonly UnknownGroup[]): Html | null {
  if (groups.length === 0) return null;
  return markup`<table><caption>Could not be judged</caption><thead><tr><th scope="col">About</th><th scope="col">Why we cannot tell</th></tr></thead><tbody>${groups
    .slice(0, SHOWN)
    .map(
      ({ ruleId, reason, assets }) =>
        markup`<tr><th scope="row">${aboutWords(assets)}</th><td>${reason} <span class="soft">${ruleId}</span></td></tr>`,
    )}</tbody></table>${moreWords(groups.length)}`;
}

function aboutWords(assets: UnknownGroup['assets']): Html {
  const named = assets
    .slice(0, NAMED)
    .map(({ id, name }, index) => markup`${index === 0 ? '' : ', '}${nameHtml(name || id, 60)}`);
  const rest = assets.length - NAMED;
  return markup`${named}${rest > 0 ? ` and ${figure(rest)} more` : ''}`;
}

function moreWords(count: number): Html | null {
  return count > SHOWN
    ? markup`<p class="small soft">And ${figure(count - SHOWN)} more; the JSON format has all.</p>`
    : null;
}
