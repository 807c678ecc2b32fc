import type { AuditReport } from '../../contract/audit-report.ts';
import type { WhyReport } from '../../contract/why-report.ts';

type About = Pick<WhyReport, 'asset' | 'classReason' | 'grounding' | 'sends' | 'size'>;

/** What the answer cannot take into account, a sentence each. */
export function unknownAbout(report: AuditReport, about: About): string[] {
  const { asset } = about;
  const own = report.unknowns
    .filter((one) => one.asset.kind === asset.kind && one.asset.id === asset.id)
    .map(({ reason }) => reason);
  return [
    ...(about.grounding === 'unknown' && about.classReason !== null ? [about.classReason] : []),
    ...unreadWorkflows(report, asset.id),
    ...(report.unreadable.some(({ kind }) => kind === 'list')
      ? ['The segments could not be read, so which of them it is in or fills is not known.']
      : []),
    ...(about.sends !== null && about.sends.messages.length > 0 && about.sends.sent === null
      ? ['How much it sends is not known: there are no e-mail statistics for it.']
      : []),
    ...(asset.kind === 'list' && about.size === null ? ['How many people are in it is not known.'] : []),
    ...new Set(own),
    asset.kind === 'list'
      ? 'One-off e-mails, reports, ads and other apps that use the segment are not visible to us.'
      : 'People who are in it today, and other apps that rely on what it does, are not visible to us.',
  ];
}

function unreadWorkflows({ workflows, unreadable }: AuditReport, id: string): string[] {
  if (unreadable.some(({ kind }) => kind === 'portal')) {
    return ['The workflows could not be read, so what depends on it is not known.'];
  }
  const unread = workflows.filter((one) => one.links === null && one.id !== id).length;
  if (unread === 0) return [];
  const what = unread === 1 ? 'One workflow' : `${unread} workflows`;
  return [
    `${what} could not be read; whether ${unread === 1 ? 'it depends' : 'they depend'} on it is not known.`,
  ];
}
