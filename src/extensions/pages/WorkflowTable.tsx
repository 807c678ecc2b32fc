import type { WorkflowEntry } from '@groundwork/core/contract/audit-entry';
import { Checkbox, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { type Column, DataTable } from '../lib/DataTable.tsx';
import { count, NOT_KNOWN } from '../words/numbers.ts';
import { WORKFLOWS } from '../words/pages.ts';
import { CLASSES, reasonWords, workflowState } from '../words/states.ts';

interface Props {
  workflows: readonly WorkflowEntry[];
  sort: string;
  onSort: (sort: string) => void;
  chosen: readonly string[];
  /** Null for those who may only look. */
  onChoose: ((ids: readonly string[]) => void) | null;
}

const CHOOSE = { label: WORKFLOWS.chooseOne, width: 'min' } as const;

export function WorkflowTable({ workflows, sort, onSort, chosen, onChoose }: Props) {
  const columns = columnsOf(sort, onSort);
  return (
    <DataTable columns={onChoose === null ? columns : [CHOOSE, ...columns]}>
      {workflows.map((workflow) => (
        <Row key={workflow.id} workflow={workflow} chosen={chosen} onChoose={onChoose} />
      ))}
    </DataTable>
  );
}

function columnsOf(sort: string, onSort: Props['onSort']): Column[] {
  const by = (name: string, direction: 'ascending' | 'descending') => ({
    direction: sort === name ? direction : ('none' as const),
    onChange: () => onSort(name),
  });
  return [
    { label: WORKFLOWS.name, sort: by('name', 'ascending') },
    { label: WORKFLOWS.state },
    { label: WORKFLOWS.kind },
    { label: WORKFLOWS.emails, align: 'right', sort: by('sent', 'descending') },
    { label: WORKFLOWS.unsubscribed, align: 'right', sort: by('unsubscribed', 'descending') },
  ];
}

function Row({
  workflow,
  chosen,
  onChoose,
}: Pick<Props, 'chosen' | 'onChoose'> & { workflow: WorkflowEntry }) {
  const { id, name, isEnabled, sent, unsubscribed } = workflow;
  const { label, tone } = workflowState(workflow);
  const reason = reasonWords(workflow.groundingReason);
  return (
    <TableRow>
      {onChoose !== null && (
        <TableCell width="min">
          <Checkbox
            name={`choose-${id}`}
            aria-label={WORKFLOWS.choose(name)}
            checked={chosen.includes(id)}
            onChange={(isChosen) =>
              onChoose(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        </TableCell>
      )}
      <TableCell>
        <PageLink to={`/workflows/${id}`}>{name}</PageLink>
        {isEnabled === false && <Text variant="microcopy">{WORKFLOWS.off}</Text>}
      </TableCell>
      <TableCell>
        <StatusTag variant={tone}>{label}</StatusTag>
        {reason !== '' && <Text variant="microcopy">{reason}</Text>}
      </TableCell>
      <TableCell>{workflow.class === null ? NOT_KNOWN : CLASSES[workflow.class]}</TableCell>
      <TableCell align="right">{count(sent)}</TableCell>
      <TableCell align="right">{count(unsubscribed)}</TableCell>
    </TableRow>
  );
}
