import type { ChaosReport } from './chaos-run.ts';

/** What happened in a run, and what did not hold. */
export function reportLines(report: ChaosReport): string[] {
  const { seed, minutes, ground, kills, halfMade, acknowledged, portal, violations } = report;
  const { hypotheses, attached, exempted, exposed, erased, jobs, answered, unanswered } = acknowledged;
  const tables = halfMade === null ? '' : ` Before, tables were left half made ${halfMade} times.`;
  return [
    `Seed ${seed}, ${minutes} min on ${ground}: processes were killed ${kills.running} times while they ran and ` +
      `${kills.starting} times while they started, and came up again each time.${tables}`,
    `Requests to them: ${answered} answered, ${unanswered} cut off.`,
    `Acknowledged: ${hypotheses.size} hypotheses, ${attached.size} attachments, ${exempted.size} exemptions, ` +
      `${exposed.size} exposures, ${erased.size} erasures, ${jobs.size} jobs.`,
    `HubSpot received ${portal.requests} requests (${portal.refused} answered 429) and ${portal.rowsWritten} rows, ` +
      `${portal.writtenTwice.length} of them twice.`,
    violations.length === 0 ? 'Nothing that has to hold was violated.' : 'Violated:',
    ...violations.map((violation) => `- ${violation}`),
  ];
}
