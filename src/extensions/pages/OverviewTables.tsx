import type { WorkflowEntry } from '@groundwork/core/contract/audit-entry';
import type { Family } from '@groundwork/core/contract/audit-family';
import { TableCell, TableRow } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { DataTable } from '../lib/DataTable.tsx';
import { count } from '../words/numbers.ts';
import { OVERVIEW, WORKFLOWS } from '../words/pages.ts';

const BY_WORKFLOW = [
  { label: WORKFLOWS.name },
  { label: WORKFLOWS.emails, align: 'right' },
  { label: WORKFLOWS.unsubscribed, align: 'right' },
] as const;

/** The workflows to begin with, what they send, and what comes back of it. */
export function StartHere({ workflows }: { workflows: readonly WorkflowEntry[] }) {
  return (
    <DataTable columns={BY_WORKFLOW}>
      {workflows.map(({ id, name, sent, unsubscribed }) => (
        <TableRow key={id}>
          <TableCell>
            <PageLink to={`/workflows/${id}`}>{name}</PageLink>
          </TableCell>
          <TableCell align="right">{count(sent)}</TableCell>
          <TableCell align="right">{count(unsubscribed)}</TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}

const BY_FAMILY = [
  { label: OVERVIEW.family },
  { label: WORKFLOWS.title, align: 'right' },
  { label: WORKFLOWS.emails, align: 'right' },
] as const;

/** Families spelled out on the overview. */
const SHOWN = 8;

/** Workflows that one hypothesis could cover, those that send most first. */
export function Families({ families }: { families: readonly Family[] }) {
  return (
    <DataTable columns={BY_FAMILY}>
      {families.slice(0, SHOWN).map(({ key, label, workflowIds, sent }) => (
        <TableRow key={key}>
          <TableCell>
            <PageLink to="/workflows" params={{ family: key }}>
              {label}
            </PageLink>
          </TableCell>
          <TableCell align="right">{count(workflowIds.length)}</TableCell>
          <TableCell align="right">{count(sent)}</TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}
