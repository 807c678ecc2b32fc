import { figure } from '../layout.ts';
import { markup, type Html } from './template.ts';
import { percent, sharePercent } from './text.ts';

/** How a part is filled: each differs from its neighbours in lightness and pattern, not only in colour. */
export type Fill = 'own' | 'through' | 'none' | 'unknown' | 'aside' | 'off';

export interface Part {
  label: string;
  value: number;
  fill: Fill;
}

const WIDTH = 720;
/** A label needs this much room inside a part. */
const ROOM = 54;

/** Patterns that the charts refer to; once in a document, before the first of them. */
export function patterns(): Html {
  return markup`<svg width="0" height="0" aria-hidden="true" class="defs"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" class="f-none-ground"/><rect width="1.6" height="7" class="f-none-line"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="f-dots-ground"/><circle cx="3" cy="3" r="1" class="f-dots-dot"/></pattern>
</defs></svg>`;
}

/** Bars one above the other that each show the parts of their own whole; the table beneath has the figures. */
export function shareBars(
  bars: readonly { caption: string; parts: readonly Part[] }[],
  alternative: string,
): Html {
  const step = 78;
  const drawn = bars.map(({ caption, parts }, index) => {
    const top = index * step;
    return markup`<text x="0" y="${top + 15}" class="t-cap">${caption}</text>${segments(parts, top + 24, 40)}`;
  });
  return markup`<svg class="chart wide" viewBox="0 0 ${WIDTH} ${bars.length * step - 12}" role="img" aria-label="${alternative}">${drawn}</svg>`;
}

function segments(parts: readonly Part[], top: number, height: number): Html[] {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  let left = 0;
  return parts
    .filter(({ value }) => value > 0)
    .map(({ value, fill }) => {
      const width = (value / total) * WIDTH;
      const x = left;
      left += width;
      const label =
        width < ROOM
          ? null
          : markup`<text x="${tidy(x + width / 2)}" y="${top + height / 2 + 5.5}" class="t-in l-${fill}">${percent(value, total)}</text>`;
      return markup`<rect x="${tidy(x)}" y="${top}" width="${tidy(Math.max(width - 1.5, 1))}" height="${height}" class="f-${fill}"/>${label}`;
    });
}

/** One thin bar that adds up to the whole; its legend is the table beside it. */
export function stackedBar(parts: readonly Part[], alternative: string): Html {
  return markup`<svg class="chart wide" viewBox="0 0 ${WIDTH} 32" role="img" aria-label="${alternative}">${segments(parts, 0, 32)}</svg>`;
}

/** A bar for a number among others like it, a darker part of it laid over from the left. */
export function smallBar(value: number, largest: number, over: number | null = null): Html {
  const width = largest === 0 ? 0 : Math.max((value / largest) * 160, 2);
  const part = over === null || value === 0 ? 0 : Math.max((over / value) * width, over > 0 ? 3 : 0);
  return markup`<svg class="chart bar" width="160" height="14" viewBox="0 0 160 14" aria-hidden="true"><rect x="0" y="2" width="160" height="10" class="f-track"/><rect x="0" y="2" width="${tidy(width)}" height="10" class="f-through"/>${part === 0 ? null : markup`<rect x="0" y="2" width="${tidy(part)}" height="10" class="f-ink"/>`}</svg>`;
}

export interface RangeMarks {
  /** Shares between 0 and 1; null where there is none. */
  before: number | null;
  heldOut: number | null;
  target: number | null;
  got: number | null;
  range: readonly [number, number] | null;
}

/** Where a share was, where it should go, and where it most likely is now, on an axis from 0 to `end`. */
export function rangeChart(marks: RangeMarks, end: number, alternative: string): Html {
  const width = 300;
  const x = (share: number) => tidy(8 + (Math.min(Math.max(share, 0), end) / end) * (width - 16));
  const { before, heldOut, target, got, range } = marks;
  return markup`<svg class="chart range" width="300" height="34" viewBox="0 0 ${width} 34" role="img" aria-label="${alternative}"><line x1="8" x2="${width - 8}" y1="20" y2="20" class="s-axis"/>${
    range === null
      ? null
      : markup`<rect x="${x(range[0])}" y="15" width="${tidy(Math.max(x(range[1]) - x(range[0]), 2))}" height="10" rx="5" class="f-through"/>`
  }${target === null ? null : markup`<line x1="${x(target)}" x2="${x(target)}" y1="5" y2="31" class="s-target"/><path d="M${x(target)} 5h9l-3 3.5 3 3.5h-9z" class="f-target"/>`}${
    before === null
      ? null
      : markup`<line x1="${x(before)}" x2="${x(before)}" y1="12" y2="28" class="s-before"/>`
  }${heldOut === null ? null : markup`<circle cx="${x(heldOut)}" cy="20" r="5" class="f-held"/>`}${
    got === null ? null : markup`<circle cx="${x(got)}" cy="20" r="5.5" class="f-own"/>`
  }</svg>`;
}

export function rangeKey(): Html {
  return markup`<p class="key"><svg class="chart mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5.5" class="f-own"/></svg> now, with the range in which the true figure most likely lies · <svg class="chart mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><line x1="7" x2="7" y1="1" y2="13" class="s-before"/></svg> before · <svg class="chart mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="5" class="f-held"/></svg> held out or compared with · <svg class="chart mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M3 1v12M3 1h9l-3 3.5 3 3.5H3z" class="f-target s-target"/></svg> target</p>`;
}

/** What the marks of a range chart say, for those who do not see it. */
export function rangeWords({ before, heldOut, target, got, range }: RangeMarks): string {
  const parts: [string, number | null][] = [
    ['now', got],
    ['before', before],
    ['held out or compared with', heldOut],
    ['target', target],
  ];
  const said = parts.flatMap(([word, share]) => (share === null ? [] : [`${word} ${sharePercent(share)}`]));
  if (range !== null)
    said.splice(1, 0, `most likely between ${sharePercent(range[0])} and ${sharePercent(range[1])}`);
  return said.length === 0 ? 'no figures yet' : said.join(', ');
}

/** “Counted until day 30, last message on day 45” as a strip of days. */
export function daysStrip(counted: number, last: number): Html {
  const end = Math.max(counted, last) * 1.08;
  const x = (day: number) => tidy(4 + (day / end) * 392);
  const said = `Counted until day ${counted}; the last message leaves on day ${last}.`;
  return markup`<svg class="chart strip" viewBox="0 0 400 52" role="img" aria-label="${said}"><rect x="4" y="22" width="${tidy(x(counted) - 4)}" height="10" class="f-through"/><line x1="4" x2="396" y1="32" y2="32" class="s-axis"/><line x1="${x(counted)}" x2="${x(counted)}" y1="16" y2="38" class="s-before"/><text x="${x(counted)}" y="50" class="t-tick">counted to day ${figure(counted)}</text><circle cx="${x(last)}" cy="27" r="6" class="f-none"/><text x="${x(last)}" y="13" class="t-tick t-end">last message, day ${figure(last)}</text></svg>`;
}

/** A line over time, the first on the left; values are shares or counts, all at least 0. */
export function trendLine(values: readonly number[], alternative: string): Html {
  const largest = Math.max(...values, 0);
  const point = (value: number, index: number) => {
    const x = values.length === 1 ? 150 : 6 + (index / (values.length - 1)) * 288;
    return [tidy(x), tidy(54 - (largest === 0 ? 0 : (value / largest) * 44))] as const;
  };
  const path = values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${point(value, index).join(' ')}`)
    .join('');
  const [x, y] = point(values.at(-1) ?? 0, values.length - 1);
  return markup`<svg class="chart trend" viewBox="0 0 300 60" role="img" aria-label="${alternative}"><line x1="6" x2="294" y1="54" y2="54" class="s-axis"/><path d="${path}" class="s-trend"/><circle cx="${x}" cy="${y}" r="4" class="f-own"/></svg>`;
}

/** Coordinates to a tenth: finer than any screen, and the file stays small. */
function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
