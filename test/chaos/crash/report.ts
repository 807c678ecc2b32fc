import type { ChaosReport } from './chaos-run.ts';

/** What happened in a run, and what did not hold. */
export function reportLines({
  seed,
  minutes,
  kills,
  acknowledged,
  portal,
  violations,
}: ChaosReport): string[] {
  const { hypotheses, attached, exempted, exposed, erased, jobs, answered, unanswered } = acknowledged;
  return [
    `Seed ${seed}, ${minutes} min: the server was killed ${kills} times and came up again each time.`,
    `Requests to it: ${answered} answered, ${unanswered} cut off.`,
    `Acknowledged: ${hypotheses.size} hypotheses, ${attached.size} attachments, ${exempted.size} exemptions, ` +
      `${exposed.size} exposures, ${erased.size} erasures, ${jobs} jobs.`,
    `HubSpot received ${portal.requests} requests (${portal.refused} answered 429) and ${portal.rowsWritten} rows, ` +
      `${portal.writtenTwice.length} of them twice.`,
    violations.length === 0 ? 'Nothing that has to hold was violated.' : 'Violated:',
    ...violations.map((violation) => `- ${violation}`),
  ];
}
