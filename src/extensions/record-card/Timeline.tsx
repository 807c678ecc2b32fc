import type { RecordCard } from '@groundwork/core/contract/record-card';
import { longDay, timeline, type TimelineEntry } from '@groundwork/core/explain/card-words';
import { Accordion, Heading, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import { DataTable } from '../lib/DataTable.tsx';
import { TIMELINE } from '../words/card.ts';

/** More than these are behind one line. */
const SHOWN = 12;

/** Joining, results and what is expected, the latest first. */
export function Timeline({ card }: { card: RecordCard }) {
  const entries = timeline(card);
  if (entries.length === 0) return null;
  const earlier = entries.slice(SHOWN);
  return (
    <>
      <Heading>{TIMELINE.title}</Heading>
      <Entries entries={entries.slice(0, SHOWN)} />
      {earlier.length > 0 && (
        <Accordion title={TIMELINE.earlier(earlier.length)} size="xs">
          <Entries entries={earlier} />
        </Accordion>
      )}
    </>
  );
}

const COLUMNS = [{ label: TIMELINE.day, width: 'min' }, { label: TIMELINE.what }] as const;

function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <DataTable columns={COLUMNS}>
      {entries.map(({ day, title, text }) => (
        <TableRow key={`${day}${title}${text}`}>
          <TableCell width="min">{longDay(day)}</TableCell>
          <TableCell>
            <Text format={{ fontWeight: 'bold' }}>{title}</Text>
            <Text>{text}</Text>
          </TableCell>
        </TableRow>
      ))}
    </DataTable>
  );
}
