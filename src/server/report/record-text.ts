import type { CardHypothesis, RecordCard } from '../../core/contract/record-card.ts';
import { expectation, summary, whySince } from '../../core/explain/card-words.ts';
import { objectTypeName } from '../../core/object-type.ts';
import { row, wrap } from './layout.ts';
import { styleFor } from './style.ts';

const CELLS = { label: 24, cell: 20 };

/** What a record's card says, for a terminal. */
export function recordText(card: RecordCard, look: { colour: boolean; width: number }): string {
  const { one } = objectTypeName(card.objectTypeId);
  const title = styleFor(look.colour).bold('WHY WE’RE IN TOUCH');
  return [
    `${title}   as the card of ${one} ${card.recordId} says it`,
    ...(card.hypotheses.length === 0 ? [] : [`  ${summary(card)}`]),
    ...card.hypotheses.flatMap((entry) => lines(entry, card.account.timeZone, Math.min(look.width, 110))),
    ...card.unexplained.map(({ name }) => `  Written to through “${name}”, and nobody has written down why`),
    '',
  ].join('\n');
}

function lines(entry: CardHypothesis, timeZone: string, width: number): string[] {
  const note = entry.salesNote === '' ? [] : [`Sales: ${entry.salesNote}`];
  const details = [whySince(entry, timeZone), expectation(entry), ...note].filter((text) => text !== '');
  return [
    `  ${row(entry.title, [entry.label], CELLS)}`,
    ...details.flatMap((text) => wrap(text, width - 6)).map((line) => `      ${line}`),
  ];
}
