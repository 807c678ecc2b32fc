import { chart } from './charts.tsx';
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
