import type { VerdictState } from '../outcomes/verdict/reading.ts';

/** Colours of HubSpot's status tag, by what they say. */
export type Tone = 'default' | 'info' | 'success' | 'warning' | 'danger';

const TONES: Partial<Record<VerdictState, Tone>> = {
  data_problem: 'warning',
  validated: 'success',
  real_below_target: 'warning',
  invalidated: 'danger',
  promising: 'info',
};

/** The tone of a reading or verdict wherever people see it. */
export function toneOf(state: VerdictState): Tone {
  return TONES[state] ?? 'default';
}
