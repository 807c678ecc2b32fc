import type { WorkflowSeed } from '../flow/definition.ts';
import { BACKGROUND } from './background.ts';
import { FIRST_TIME_BUYERS } from './first-time-buyers.ts';
import { NEWSLETTERS_AND_WIN_BACK } from './newsletters-and-win-back.ts';
import { SWITCHED_OFF } from './switched-off.ts';
import { TRIALS_AND_ONBOARDING } from './trials-and-onboarding.ts';

/** The designed workflows of the demo account. */
export const ALL_WORKFLOWS: readonly WorkflowSeed[] = [
  ...FIRST_TIME_BUYERS,
  ...TRIALS_AND_ONBOARDING,
  ...NEWSLETTERS_AND_WIN_BACK,
  ...BACKGROUND,
  ...SWITCHED_OFF,
];
