import type { VerdictState } from '../verdict/reading.ts';

const LABELS: Record<VerdictState, string> = {
  data_problem: 'Blocked',
  scheduled: 'Not started',
  no_data: 'Nobody yet',
  too_early: 'Too early',
  validated: 'Came true',
  real_below_target: 'Real, but smaller',
  invalidated: 'Didn’t come true',
  promising: 'Early signs',
  off_track: 'No sign yet',
  unclear: 'Open',
  underpowered: 'Too few people',
  inconclusive: 'Can’t tell',
};

/** The few words of a status tag for what a row of the verdict table says. */
export function labelOf(said: {
  row: number;
  state: VerdictState;
  reason: string | null;
  hasControl: boolean;
}): string {
  if (said.row === 8) return 'Won’t get there';
  if (said.state === 'invalidated' && said.reason === 'worse') return 'Made it worse';
  // Without a comparison only the number is known to have come, not that the hypothesis brought it.
  if (said.state === 'validated' && !said.hasControl) return 'Target reached';
  return LABELS[said.state];
}
