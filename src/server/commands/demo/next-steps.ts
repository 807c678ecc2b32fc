type Step = readonly [what: string, where: string];

const REPORT = 'node bin/groundwork.js audit --sandbox --format html --output report.html';

/** What somebody who has just seen the demo can do next: the steps given, then those that always are there. */
export function nextSteps(first: readonly Step[]): string {
  return rows('Next', [
    ...first,
    ['the report as a page', REPORT],
    ['your own account', 'README, “Connect your HubSpot account”'],
  ]);
}

/** A heading, and under it a line for each thing and where it is. */
export function rows(heading: string, steps: readonly Step[]): string {
  const width = Math.max(...steps.map(([what]) => what.length));
  return [heading, ...steps.map(([what, where]) => `  ${what.padEnd(width)}   ${where}`)].join('\n');
}
