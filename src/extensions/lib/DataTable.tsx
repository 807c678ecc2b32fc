import {
  Table,
  TableBody,
  TableHead,
  TableHeader,
  type TableHeaderProps,
  TableRow,
} from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';

export interface Column extends Pick<TableHeaderProps, 'align' | 'width'> {
  label: string;
  /** For a column that rows can be sorted by. */
  sort?: { direction: 'ascending' | 'descending' | 'none'; onChange: () => void };
}

/** A condensed table: its heads, and rows as children. */
export function DataTable({ columns, children }: { columns: readonly Column[]; children: ReactNode }) {
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          {columns.map(({ label, sort, ...look }) =>
            sort === undefined ? (
              <TableHeader key={label} {...look}>
                {label}
              </TableHeader>
            ) : (
              <TableHeader key={label} {...look} sortDirection={sort.direction} onSortChange={sort.onChange}>
                {label}
              </TableHeader>
            ),
          )}
        </TableRow>
      </TableHead>
      <TableBody>{children}</TableBody>
    </Table>
  );
}
