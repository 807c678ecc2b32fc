import type { Behind, Dependent, Named, WhyReport } from '../../core/contract/why-report.ts';
import { figure, point, wrap } from './layout.ts';
import { styleFor } from './style.ts';

const STATES: Record<WhyReport['grounding'], string> = {
  grounded: 'Has a hypothesis',
  inherited: 'Has a hypothesis through its segment or workflow',
  ungrounded: 'No hypothesis',
  exempt: 'Exempt',
  not_applicable: 'Needs no hypothesis',
  unclassified: 'Not sure yet',
  unknown: 'Could not be read',
};

const KINDS = { workflow: 'workflow', list: 'segment', hypothesis: 'hypothesis' };

/** “May I turn this off?” as a page for a terminal. */
export function whyTable(report: WhyReport, options: { colour: boolean; width: number }): string {
  const style = styleFor(options.colour);
  const width = Math.max(60, Math.min(options.width, 110));
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [style.bold(heading), ...lines];
  const points = (texts: readonly string[]) => texts.flatMap((text) => point(text, width));
  const sections = [
    [style.bold(titleOf(report)), ...wrap(report.answer, width - 2).map((line) => `  ${line}`)],
    part('STANDS', points(standing(report))),
    part('BEHIND IT', points(report.hypotheses.map(behindWords))),
    part('SENDS', points(sendWords(report))),
    part('ITS PEOPLE COME FROM', points(report.comesFrom.map(dependentWords))),
    part('DEPENDS ON IT', points(report.dependents.map(dependentWords))),
    part('FINDINGS', points(report.findings.map(({ message, ruleId }) => `${message} [${ruleId}]`))),
    part('NOT KNOWN', points(report.unknown)),
    wrap(`As the audit of ${report.auditedAt} knows.`, width),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleOf({ asset, verdict }: WhyReport): string {
  const may = { no: 'NO', ask: 'ASK FIRST', yes: 'YES', unknown: 'NOT KNOWN' }[verdict];
  const question = asset.kind === 'list' ? 'May it be deleted?' : 'May it be turned off?';
  return `${nameOf(asset)}. ${question} ${may}`;
}

function standing({
  grounding,
  groundingReason,
  classReason,
  exemption,
  size,
  actionsHash,
}: WhyReport): string[] {
  const reason = groundingReason === 'none' ? '' : ` (${groundingReason.replaceAll('_', ' ')})`;
  return [
    `${STATES[grounding]}${reason}.`,
    ...(classReason === null ? [] : [classReason]),
    ...(exemption === null ? [] : [`${exemption.reason} (${exemption.by}, until ${exemption.until})`]),
    ...(size === null ? [] : [`${figure(size)} people are in it.`]),
    ...(actionsHash === null ? [] : [`What it does today: ${actionsHash}`]),
  ];
}

function behindWords({ title, id, owner, supports, supportReason, chain, sentence }: Behind): string {
  const name = title === '' ? id : `“${title}”`;
  const whose = owner === '' ? '' : `, ${owner}`;
  const stands = supports ? '' : ` carries nothing (${supportReason.replaceAll('_', ' ')}).`;
  const way = chain.length > 2 ? ` By way of ${chain.slice(1, -1).map(nameOf).join(', then ')}.` : '';
  return `${name}${whose}.${stands}${way} ${sentence}`.trim();
}

function sendWords({ sends }: WhyReport): string[] {
  if (sends === null || sends.messages.length === 0) return [];
  const names = sends.messages.map(({ channel, name, contentId }) =>
    `${channel} ${name ?? contentId ?? ''}`.trim(),
  );
  const known = sends.sent !== null && sends.from !== null && sends.asOf !== null;
  const volume = known
    ? [
        `${figure(sends.sent)} e-mails and ${figure(sends.unsubscribed)} unsubscribes from ${day(sends.from)} to ${day(sends.asOf)}. ${sends.source ?? ''}`.trim(),
      ]
    : [];
  return [...new Set(names), ...volume];
}

function day(instant: string | null): string {
  return instant?.slice(0, 10) ?? '';
}

function dependentWords(one: Dependent): string {
  const off = one.isOn === false ? ' (off)' : '';
  return `${nameOf(one)}${off}: ${one.how}`;
}

function nameOf({ kind, name, id }: Named): string {
  return name === id ? `${KINDS[kind]} ${id}` : `${KINDS[kind]} “${name}”`;
}
