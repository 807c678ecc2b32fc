import { Fault } from '../../fault.ts';

/*
 * Counts that cannot have been observed give a result without numbers; a parameter outside its range is a mistake of
 * the caller and throws.
 */

/** Throws `parameter_out_of_range` unless 0 < value < 1. */
export function requireOpenShare(name: string, value: number): void {
  demand(value > 0 && value < 1, name, value, 'lie between 0 and 1, both excluded');
}

/** Throws `parameter_out_of_range` unless 0 ≤ value ≤ 1. */
export function requireShare(name: string, value: number): void {
  demand(value >= 0 && value <= 1, name, value, 'lie between 0 and 1');
}

/** Throws `parameter_out_of_range` unless value is a finite number above 0. */
export function requirePositive(name: string, value: number): void {
  demand(Number.isFinite(value) && value > 0, name, value, 'be a number above 0');
}

/** Throws `parameter_out_of_range` unless the condition holds; NaN fulfils none. */
export function demand(holds: boolean, name: string, value: unknown, wanted: string): void {
  if (!holds)
    throw new Fault('parameter_out_of_range', `${name} must ${wanted}, not ${String(value)}.`, 'Correct it.');
}
