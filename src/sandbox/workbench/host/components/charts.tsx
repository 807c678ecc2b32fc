import type { Props, Wired } from './parts.tsx';

const NAMED: Record<string, string> = {
  orange: '#ff8f59',
  aqua: '#51d3d9',
  purple: '#a78bd6',
  yellow: '#f5c26b',
  pink: '#ea90b1',
  blue: '#6a78d1',
  green: '#00a38d',
  darkOrange: '#d9622b',
};
const ORDER = ['orange', 'blue', 'green', 'yellow', 'pink', 'purple', 'aqua'];
const [WIDTH, HEIGHT, FOOT, TOP] = [640, 150, 185, 16];

interface Plot {
  rows: Props[];
  x: string;
  y: string;
  /** Field that tells the parts of a bar apart; null when bars have no parts. */
  group: string | null;
  groups: string[];
  categories: string[];
  colourOf: (group: string) => string;
}

function plotOf(props: Props): Plot {
  const rows: Props[] = Array.isArray(props['data']) ? props['data'] : (props['data']?.data ?? []);
  const { x, y, options } = props['axes'];
  const group: string | null = options?.groupFieldByColor ?? null;
  const groups = group === null ? [y.field] : [...new Set(rows.map((row) => String(row[group])))];
  const colourOf = (name: string) =>
    NAMED[options?.colors?.[name] ?? ORDER[groups.indexOf(name) % ORDER.length] ?? 'orange'] ?? '#ff8f59';
  const categories = [...new Set(rows.map((row) => String(row[x.field])))];
  return { rows, x: x.field, y: y.field, group, groups, categories, colourOf };
}

const valueOf = (row: Props, field: string) => Number(row[field]) || 0;

/** Bars with their parts on top of each other, each with its figure. */
function Bars({ plot, step }: { plot: Plot; step: number }) {
  const { rows, categories, x, y, group, groups, colourOf } = plot;
  const of = (category: string) => rows.filter((row) => String(row[x]) === category);
  const sum = (category: string) => of(category).reduce((total, row) => total + valueOf(row, y), 0);
  const highest = Math.max(1, ...categories.map(sum));
  const scale = (HEIGHT - TOP) / highest;
  return categories.flatMap((category, at) => {
    let top = HEIGHT;
    return of(category).map((row, part) => {
      const tall = valueOf(row, y) * scale;
      top -= tall;
      const name = group === null ? (groups[0] ?? '') : String(row[group]);
      return (
        <g key={`${category}${part}`}>
          <rect x={at * step + step * 0.2} y={top} width={step * 0.6} height={tall} fill={colourOf(name)} />
          {tall > 12 && (
            <text x={at * step + step / 2} y={top + 12} textAnchor="middle" fontSize="11" fill="#1f2d3d">
              {row[y]}
            </text>
          )}
        </g>
      );
    });
  });
}

interface Point {
  left: number;
  top: number;
  figure: unknown;
}

/** A line for each group, on one scale; below nought where a figure is. */
function Lines({ plot, step }: { plot: Plot; step: number }) {
  const { rows, x, y, group, groups, categories, colourOf } = plot;
  const figures = rows.map((row) => valueOf(row, y));
  const [lowest, highest] = [Math.min(0, ...figures), Math.max(1, ...figures)];
  const lines = groups.map((name) => {
    const own = group === null ? rows : rows.filter((row) => String(row[group]) === name);
    const points = own.map((row) => ({
      left: categories.indexOf(String(row[x])) * step + step / 2,
      top: HEIGHT - ((valueOf(row, y) - lowest) / (highest - lowest)) * (HEIGHT - TOP),
      figure: row[y],
    }));
    return { name, points };
  });
  const ends = group === null ? [] : apart(lines.flatMap(({ points }) => points.at(-1) ?? []));
  return (
    <>
      {lines.map(({ name, points }) => (
        <Line key={name} points={points} colour={colourOf(name)} />
      ))}
      {group === null && lines.flatMap(({ points }) => points.map(above)).map(figureAt)}
      {ends.map((end) => ({ ...end, left: end.left + END_GAP })).map(figureAt)}
    </>
  );
}

/** What one figure takes of the height, and how far to the right of its line’s end it stands. */
const [FIGURE_HEIGHT, END_GAP] = [12, 18];

/** The ends of lines moved up just so far that their figures do not stand on each other. */
function apart(ends: readonly Point[]): Point[] {
  let lowest = HEIGHT;
  return [...ends]
    .sort((a, b) => b.top - a.top)
    .map((end) => {
      const top = Math.min(end.top, lowest);
      lowest = top - FIGURE_HEIGHT;
      return { ...end, top: top + 4 };
    });
}

const above = (point: Point): Point => ({ ...point, top: point.top - 6 });

function figureAt({ left, top, figure }: Point, at: number) {
  return (
    <text key={at} x={left} y={top} textAnchor="middle" fontSize="11" fill="#1f2d3d">
      {String(figure)}
    </text>
  );
}

function Line({ points, colour }: { points: readonly Point[]; colour: string }) {
  return (
    <>
      <polyline
        fill="none"
        stroke={colour}
        strokeWidth="2"
        points={points.map(({ left, top }) => `${left},${top}`).join(' ')}
      />
      {points.map(({ left, top }, at) => (
        <circle key={at} cx={left} cy={top} r="3" fill={colour} />
      ))}
    </>
  );
}

/** Bars or points with their figures, and the same as a table for those who cannot see them. */
export function chart(kind: 'bar' | 'line'): Wired {
  return function Chart(props) {
    const plot = plotOf(props);
    const { rows, x, y, group, groups, categories, colourOf } = plot;
    const step = WIDTH / Math.max(1, categories.length);
    const title = props['options']?.title ?? `${kind} chart`;
    return (
      <figure className="hs-chart">
        <figcaption>{title}</figcaption>
        <svg viewBox={`0 0 ${WIDTH} ${FOOT}`} role="img" aria-label={title}>
          {kind === 'bar' ? <Bars plot={plot} step={step} /> : <Lines plot={plot} step={step} />}
          {categories.map((category, at) => (
            <text
              key={category}
              x={at * step + step / 2}
              y={HEIGHT + 18}
              textAnchor="middle"
              fontSize="12"
              fill="#33475b"
            >
              {category}
            </text>
          ))}
        </svg>
        {group !== null && (
          <ul className="hs-legend">
            {groups.map((name) => (
              <li key={name}>
                <span style={{ background: colourOf(name) }} aria-hidden /> {name}
              </li>
            ))}
          </ul>
        )}
        <div className="hs-sr">
          <table>
            <thead>
              <tr>
                <th>{x}</th>
                {group !== null && <th>{group}</th>}
                <th>{y}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  <td>{row[x]}</td>
                  {group !== null && <td>{row[group]}</td>}
                  <td>{row[y]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </figure>
    );
  };
}
