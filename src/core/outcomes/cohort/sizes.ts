import type { RequiredSizes } from '../metric/goal.ts';
import type { Arms } from '../verdict/lift.ts';

/**
 * Finished records to compare with a required size: those of the one arm, or of the treatment arm that the smaller
 * side amounts to under the planned split.
 */
export function comparableSize(
  { treatment, control }: Arms,
  { ratio }: Pick<RequiredSizes, 'ratio'>,
): number {
  return control === null ? treatment.finished : Math.min(treatment.finished, control.finished / ratio);
}
