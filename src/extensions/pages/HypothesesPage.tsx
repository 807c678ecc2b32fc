import type { HypothesisSummary } from '@groundwork/core/contract/hypothesis-page';
import { longDay } from '@groundwork/core/explain/card-words';
import { Button, Flex, StatusTag, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { PageLink, PageTitle } from '@hubspot/ui-extensions/pages';
import { DataTable } from '../lib/DataTable.tsx';
import { NOT_KNOWN } from '../words/numbers.ts';
import { HYPOTHESES } from '../words/pages.ts';
import { hypothesisState } from '../words/states.ts';
import { useFrame } from './frame.tsx';
import { ListingView } from './ListingView.tsx';
import { useListing } from './use-listing.ts';

type Tab = keyof typeof HYPOTHESES.tabs;
const TABS = Object.entries(HYPOTHESES.tabs) as [Tab, string][]; // the keys of the words

/** Hypotheses by where they stand; the decided ones are the library of what was learned. */
export function HypothesesPage() {
  const { api } = useFrame();
  const listing = useListing('/hypotheses', ['status'], (filters) =>
    api.hypotheses({ ...filters, status: filters['status'] ?? 'live' }),
  );
  const status = (listing.filters['status'] ?? 'live') as Tab; // the server refuses any other
  return (
    <>
      <PageTitle>{HYPOTHESES.title}</PageTitle>
      <Flex direction="column" gap="sm">
        <Flex gap="xs" wrap="wrap">
          {TABS.map(([value, label]) => (
            <Button
              key={value}
              size="sm"
              variant={value === status ? 'primary' : 'secondary'}
              onClick={() => listing.change({ status: value })}
            >
              {label}
            </Button>
          ))}
        </Flex>
        <ListingView listing={listing} empty={{ title: HYPOTHESES.none, text: HYPOTHESES.noneText[status] }}>
          {({ results }) => (
            <DataTable columns={columnsOf(status)}>
              {results.map((one) => (
                <Row key={one.id} hypothesis={one} />
              ))}
            </DataTable>
          )}
        </ListingView>
      </Flex>
    </>
  );
}

function columnsOf(status: Tab) {
  const isOver = status === 'concluded' || status === 'retired';
  return [
    { label: HYPOTHESES.name },
    { label: isOver ? HYPOTHESES.finalResult : HYPOTHESES.result },
    { label: HYPOTHESES.owner },
    { label: HYPOTHESES.due },
    { label: HYPOTHESES.carried },
  ];
}

function Row({ hypothesis }: { hypothesis: HypothesisSummary }) {
  const { id, title, sentence, reading, owner, dueOn, workflows, lists } = hypothesis;
  const { label, tone } = hypothesisState(hypothesis);
  return (
    <TableRow>
      <TableCell>
        <PageLink to={`/hypotheses/${id}`}>{title || id}</PageLink>
        <Text variant="microcopy">{sentence}</Text>
      </TableCell>
      <TableCell>
        <StatusTag variant={tone}>{label}</StatusTag>
        {reading !== null && <Text variant="microcopy">{reading.sentence}</Text>}
      </TableCell>
      <TableCell>{owner || NOT_KNOWN}</TableCell>
      <TableCell>{dueOn === null ? NOT_KNOWN : longDay(dueOn)}</TableCell>
      <TableCell>{HYPOTHESES.carriedBy(workflows, lists)}</TableCell>
    </TableRow>
  );
}
