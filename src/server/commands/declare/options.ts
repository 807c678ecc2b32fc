import { InvalidArgumentError, Option } from 'commander';
import { CalendarDay } from '../../../core/time.ts';

export const SANDBOX = new Option('--sandbox', 'work on the built-in demo account instead of HubSpot');

/** `--format`, as a table unless another of the choices is named. */
export function format(...choices: string[]): Option {
  return new Option('--format <format>', 'how to print the result')
    .choices(['table', ...choices])
    .default('table');
}

/** These parse what follows an option; what does not fit is refused with what would. */
export function positiveInteger(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('It has to be at least 1.');
  return value;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number, 0 or more.');
  return Number(text);
}

export function day(text: string): string {
  if (CalendarDay.safeParse(text).success) return text;
  throw new InvalidArgumentError('It has to be a day like 2026-07-01.');
}

export function userId(text: string): string {
  if (!/^\d{1,20}$/.test(text)) throw new InvalidArgumentError('A HubSpot user id has digits only.');
  return text;
}

export function portalId(text: string): string {
  if (!/^\d{1,20}$/.test(text))
    throw new InvalidArgumentError('The id of a HubSpot account has digits only.');
  return text;
}

export function instant(text: string): number {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('It has to be an instant like 2026-11-24T09:00:00Z.');
  return ms;
}
