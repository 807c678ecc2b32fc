import { bias } from './bias.ts';
import { coverage } from './coverage.ts';
import { falseLift } from './false-lift.ts';
import type { Figure, Section } from './figure.ts';
import { splitAlarms } from './sample-ratio.ts';
import { verdictMix } from './verdict-mix.ts';

/** Every simulation, one after the other, so that each can be printed when it is done. */
export function* simulate(seed: number): Generator<Section> {
  yield bias(seed * 1000);
  yield falseLift(seed * 1000 + 100);
  yield verdictMix(seed * 1000 + 200);
  yield coverage(seed * 1000 + 300);
  yield splitAlarms(seed * 1000 + 400);
}

const WHAT = 62;

/** A section for a terminal. */
export function linesOf({ title, about, figures }: Section): string[] {
  const rows = figures.map((figure) => {
    const { what, expected } = figure;
    return `  ${what.padEnd(WHAT)}${percent(figure).padStart(7)}   ${expected.padEnd(14)}${verdictOf(figure)}`;
  });
  return [title, `  ${about}`, ...rows];
}

/** All sections as a page of the documentation. */
export function markdownOf(sections: readonly Section[], seed: number): string {
  const parts = sections.map(({ title, about, figures }) => {
    const rows = figures.map(
      (figure) => `| ${figure.what} | ${percent(figure)} | ${figure.expected} | ${verdictOf(figure)} |`,
    );
    return [
      `## ${title}`,
      about,
      ['| % of runs, or % counted | got | expected | |', '|---|---|---|---|', ...rows].join('\n'),
    ].join('\n\n');
  });
  const head = [
    '# Simulations behind the verdicts',
    `Made by \`npm run simulate -- --write\` with seed ${seed}, through the code that judges hypotheses: the same seed gives the same figures. Expected are the figures of the statistical design, as a range, or with three standard errors of both simulations.`,
  ];
  return [...head, ...parts].join('\n\n');
}

function percent({ got }: Figure): string {
  return got.toFixed(1);
}

function verdictOf({ isInRange }: Figure): string {
  return isInRange ? 'as expected' : 'OUT OF RANGE';
}
