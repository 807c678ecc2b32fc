/** A day as HubSpot's date input has it; months count from 0. */
interface InputDay {
  year: number;
  month: number;
  date: number;
}

const two = (part: number) => String(part).padStart(2, '0');

/** `2026-12-31`; null once the input was cleared, of which HubSpot's own types do not speak. */
export function toCalendarDay(day: InputDay | null | undefined): string | null {
  return day ? `${day.year}-${two(day.month + 1)}-${two(day.date)}` : null;
}

/** The `value` of a date input; none for an empty day. */
export function fromCalendarDay(day: string): { value?: InputDay } {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return {};
  return { value: { year, month: month - 1, date } };
}
