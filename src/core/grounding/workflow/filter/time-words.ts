import { fieldOf, textOf } from '../json.ts';

/** “180 days before today”, “2026-05-01”, “close date”; empty when the operation compares with no moment. */
export function momentWords(operation: unknown): string[] {
  return ['timePoint', 'lowerBoundTimePoint', 'upperBoundTimePoint'].flatMap((key) =>
    pointWords(fieldOf(operation, key)),
  );
}

function pointWords(point: unknown): string[] {
  const base =
    textOf(fieldOf(fieldOf(point, 'indexReference'), 'referenceType'))
      ?.toLowerCase()
      .replace(/_+/g, ' ') ??
    textOf(fieldOf(point, 'property')) ??
    calendarDay(point);
  if (base === null) return [];
  const days = offsetDays(fieldOf(point, 'offset'));
  if (days === 0) return [base];
  const count = Math.abs(days);
  return [`${count} ${count === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'} ${base}`];
}

function calendarDay(point: unknown): string | null {
  const parts = ['year', 'month', 'day'].map((key) => textOf(fieldOf(point, key)));
  return parts.includes(null) ? null : parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
}

/** HubSpot writes `{days}`; scripts write `{amount, unit}`. */
function offsetDays(offset: unknown): number {
  const days = textOf(fieldOf(offset, 'days'));
  const amount = textOf(fieldOf(offset, 'unit')) === 'DAY' ? textOf(fieldOf(offset, 'amount')) : null;
  const number = Number(days ?? amount ?? 0);
  return Number.isFinite(number) ? number : 0;
}
