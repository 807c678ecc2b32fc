import type { WorkflowEntry } from '@groundwork/core/contract/audit-entry';
import {
  Checkbox,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { count } from '../words/numbers.ts';
import { WORKFLOWS } from '../words/pages.ts';
import { CLASSES, GROUNDING, reasonWords } from '../words/states.ts';

interface Props {
  workflows: readonly WorkflowEntry[];
  sort: string;
  onSort: (sort: string) => void;
  chosen: readonly string[];
  /** Null for those who may only look. */
  onChoose: ((ids: readonly string[]) => void) | null;
}

const COLUMNS = [
  { sort: 'sent', label: WORKFLOWS.emails },
  { sort: 'unsubscribed', label: WORKFLOWS.unsubscribed },
] as const;

export function WorkflowTable({ workflows, sort, onSort, chosen, onChoose }: Props) {
  return (
    <Table density="condensed">
      <TableHead>
        <TableRow>
          {onChoose !== null && <TableHeader width="min">{WORKFLOWS.chooseOne}</TableHeader>}
          <TableHeader
            sortDirection={sort === 'name' ? 'ascending' : 'none'}
            onSortChange={() => onSort('name')}
          >
            {WORKFLOWS.name}
          </TableHeader>
          <TableHeader>{WORKFLOWS.state}</TableHeader>
          <TableHeader>{WORKFLOWS.kind}</TableHeader>
          {COLUMNS.map((column) => (
            <TableHeader
              key={column.sort}
              align="right"
              sortDirection={sort === column.sort ? 'descending' : 'none'}
              onSortChange={() => onSort(column.sort)}
            >
              {column.label}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {workflows.map((workflow) => (
          <Row key={workflow.id} workflow={workflow} chosen={chosen} onChoose={onChoose} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({
  workflow,
  chosen,
  onChoose,
}: Pick<Props, 'chosen' | 'onChoose'> & { workflow: WorkflowEntry }) {
  const { id, name, grounding, groundingReason, isEnabled, sent, unsubscribed } = workflow;
  const { label, tone } = GROUNDING[grounding];
  const reason = reasonWords(groundingReason);
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
      <TableCell>{workflow.class === null ? WORKFLOWS_UNKNOWN : CLASSES[workflow.class]}</TableCell>
      <TableCell align="right">{count(sent)}</TableCell>
      <TableCell align="right">{count(unsubscribed)}</TableCell>
    </TableRow>
  );
}

const WORKFLOWS_UNKNOWN = '–';
