import { inMb, inSeconds, times, type Promised, type Row, type Section } from './section.ts';

/** A section as it was measured last. */
export interface Measured {
  /** Day, machine and Node, for people. */
  on: string;
  section: Section;
}

const COLUMNS = ['', 'time', 'requests', '429', 'peak memory', '÷ rate limit', 'plain loop ÷ this', 'growth'];

/** The page of benchmarks, in Markdown. */
export function pageOf(all: readonly Measured[]): string {
  return [
    '# Benchmarks\n',
    'Written by `npm run bench -- --write` from real runs; `npm run bench -- card --write` measures one section anew and leaves the others. Sections of different days or machines are not to be compared.\n',
    '- **÷ rate limit**: time ÷ what HubSpot’s limit allows for these requests. Promised is at most 1.10.',
    '- **plain loop ÷ this**: the straightforward loop with HubSpot’s client, run right after against the same account; where it runs on a part, time for one unit is compared.',
    '- **growth**: time for one unit at this size ÷ at a tenth of it, or requests where the rate limit sets the time. 1 is linear.\n',
    ...all.map(sectionText),
  ].join('\n');
}

function sectionText({ on, section }: Measured): string {
  const { title, about, rows, promises, notes } = section;
  const list = notes.map((note) => `- ${note}`);
  return [
    `## ${title}\n`,
    `${about}\n`,
    `_${on}._\n`,
    table([COLUMNS, ...rows.map(cellsOf)]),
    ...(list.length === 0 ? [] : ['', ...list]),
    '',
    table([['promise', 'measured', ''], ...promises.map(promiseCells)]),
    '',
  ].join('\n');
}

export function cellsOf({ run, ...row }: Row): string[] {
  return [
    run,
    told(row.wallMs, inSeconds),
    told(row.requests, String),
    told(row.refused, String),
    told(row.peakMb, inMb),
    told(row.timesBound, times),
    told(row.timesPlain, times),
    told(row.growth, times),
  ];
}

function told(figure: number | undefined, spell: (figure: number) => string): string {
  return figure === undefined ? '–' : spell(figure);
}

export function promiseCells({ promise, figure, isKept }: Promised): string[] {
  return [promise, figure, isKept ? 'kept' : '**not kept**'];
}

function table([head = [], ...rows]: readonly string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
