import type { ItemKind } from '../item-kind.ts';
import type { WriteBackStore, WritingDay } from '../port/write-back.ts';
import { WritingDaySchema } from '../record-schemas.ts';
import type { OpenDocuments } from './documents.ts';

/** Only the latest day is kept, so that it is the one item. */
const LATEST = 'latest';
const DAY: ItemKind<WritingDay> = { name: 'writing day', schema: WritingDaySchema, keyOf: () => LATEST };

export function writingDays(open: OpenDocuments): Pick<WriteBackStore, 'countedOn' | 'count'> {
  const days = open('writing-day', DAY);
  return {
    countedOn: async (portalId, day) => countOf(await days.get(portalId, LATEST), day),
    count: (portalId, day, records) =>
      days.change(portalId, LATEST, (latest) => ({
        answer: undefined,
        next: { day, records: countOf(latest, day) + records },
      })),
  };
}

function countOf(latest: WritingDay | null, day: string): number {
  return latest?.day === day ? latest.records : 0;
}
