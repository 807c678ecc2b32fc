import type { WorkflowEntry } from '@groundwork/core/contract/audit-entry';
import type { Family } from '@groundwork/core/contract/audit-family';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { count } from '../words/numbers.ts';
import { WORKFLOWS } from '../words/pages.ts';

/** The workflows to begin with, what they send, and what comes back of it. */
export function StartHere({ workflows }: { workflows: readonly WorkflowEntry[] }) {
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>{WORKFLOWS.name}</TableHeader>
          <TableHeader align="right">{WORKFLOWS.emails}</TableHeader>
          <TableHeader align="right">{WORKFLOWS.unsubscribed}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {workflows.map(({ id, name, sent, unsubscribed }) => (
          <TableRow key={id}>
            <TableCell>
              <PageLink to={`/workflows/${id}`}>{name}</PageLink>
            </TableCell>
            <TableCell align="right">{count(sent)}</TableCell>
            <TableCell align="right">{count(unsubscribed)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Families spelled out on the overview. */
const SHOWN = 8;

/** Workflows that one hypothesis could cover, those that send most first. */
export function Families({ families }: { families: readonly Family[] }) {
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          <TableHeader>They</TableHeader>
          <TableHeader align="right">Workflows</TableHeader>
          <TableHeader align="right">{WORKFLOWS.emails}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
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
      </TableBody>
    </Table>
  );
}
