import type { Props, Wired } from './parts.tsx';

function element(Element: 'tr' | 'tbody' | 'thead' | 'tfoot'): Wired {
  return function Part(props) {
    return <Element data-test-id={props['testId']}>{props.children}</Element>;
  };
}

function Table(props: Props) {
  const page = props['page'] ?? 1;
  return (
    <div className="hs-table">
      <table data-test-id={props['testId']}>{props.children}</table>
      {props['paginated'] && (
        <nav aria-label="Pagination">
          <button type="button" disabled={page <= 1} onClick={() => void props['onPageChange']?.(page - 1)}>
            Previous
          </button>
          <span>
            Page {page} of {props['pageCount']}
          </span>
          <button
            type="button"
            disabled={page >= props['pageCount']}
            onClick={() => void props['onPageChange']?.(page + 1)}
          >
            Next
          </button>
        </nav>
      )}
    </div>
  );
}

const NEXT: Record<string, string> = { none: 'ascending', ascending: 'descending', descending: 'none' };

function TableHeader(props: Props) {
  const direction = props['sortDirection'];
  const isSortable = direction !== undefined && direction !== 'never';
  return (
    <th scope="col" style={{ textAlign: props['align'] }} aria-sort={isSortable ? direction : undefined}>
      {isSortable ? (
        <button type="button" onClick={() => void props['onSortChange']?.(NEXT[direction])}>
          {props.children}
        </button>
      ) : (
        props.children
      )}
    </th>
  );
}

const COLOURS = ['#ff8f59', '#00bda5', '#6a78d1', '#f5c26b', '#ea90b1'];
const [WIDTH, HEIGHT, FOOT] = [400, 120, 140];

/** Bars or points, and the same figures as a table for those who cannot see them. */
function chart(kind: 'bar' | 'line'): Wired {
  return function Chart(props) {
    const rows: Props[] = Array.isArray(props['data']) ? props['data'] : (props['data']?.data ?? []);
    const { x, y, options } = props['axes'];
    const group = options?.groupFieldByColor;
    const groups = group ? [...new Set(rows.map((row) => row[group]))] : [y.field];
    const highest = Math.max(1, ...rows.map((row) => Number(row[y.field]) || 0));
    const step = WIDTH / Math.max(1, rows.length);
    const tall = (row: Props) => ((Number(row[y.field]) || 0) / highest) * (HEIGHT - 10);
    const colour = (row: Props) => COLOURS[(group ? groups.indexOf(row[group]) : 0) % COLOURS.length];
    return (
      <figure className="hs-chart">
        {props['options']?.title && <figcaption>{props['options'].title}</figcaption>}
        <svg
          viewBox={`0 0 ${WIDTH} ${FOOT}`}
          role="img"
          aria-label={props['options']?.title ?? `${kind} chart`}
        >
          {kind === 'line' && (
            <polyline
              fill="none"
              stroke={COLOURS[0]}
              strokeWidth="2"
              points={rows.map((row, at) => `${at * step + step / 2},${HEIGHT - tall(row)}`).join(' ')}
            />
          )}
          {rows.map((row, at) =>
            kind === 'bar' ? (
              <rect
                key={at}
                x={at * step + step * 0.15}
                y={HEIGHT - tall(row)}
                width={step * 0.7}
                height={tall(row)}
                fill={colour(row)}
              />
            ) : (
              <circle key={at} cx={at * step + step / 2} cy={HEIGHT - tall(row)} r="3" fill={colour(row)} />
            ),
          )}
        </svg>
        <table className="hs-sr">
          <thead>
            <tr>
              <th>{x.label ?? x.field}</th>
              <th>{y.label ?? y.field}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <td>{row[x.field]}</td>
                <td>{row[y.field]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    );
  };
}

export const DATA: Record<string, Wired> = {
  Table,
  TableHead: element('thead'),
  TableBody: element('tbody'),
  TableFooter: element('tfoot'),
  TableRow: element('tr'),
  TableHeader,
  TableCell: (props) => (
    <td colSpan={props['colSpan']} style={{ textAlign: props['align'] }}>
      {props.children}
    </td>
  ),
  BarChart: chart('bar'),
  LineChart: chart('line'),
};
