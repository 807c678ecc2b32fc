import type { RecordCard } from '@groundwork/core/contract/record-card';
import { longDay, timeline } from '@groundwork/core/explain/card-words';
import {
  Heading,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { TIMELINE } from '../words/card.ts';

/** Joining, results and what is expected, the latest first. */
export function Timeline({ card }: { card: RecordCard }) {
  const entries = timeline(card);
  if (entries.length === 0) return null;
  return (
    <>
      <Heading>{TIMELINE.title}</Heading>
      <Table density="condensed">
        <TableHead>
          <TableRow>
            <TableHeader width="min">{TIMELINE.day}</TableHeader>
            <TableHeader>{TIMELINE.what}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map(({ day, title, text }) => (
            <TableRow key={`${day}${title}${text}`}>
              <TableCell width="min">{longDay(day)}</TableCell>
              <TableCell>
                <Text format={{ fontWeight: 'bold' }}>{title}</Text>
                <Text>{text}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
