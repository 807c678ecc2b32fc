import { anyOf, type Json } from './filters.ts';

/** Records enrol when they meet one of the alternatives. */
export function meets(
  alternatives: readonly Json[],
  options: { reEnrol?: boolean; triggers?: Json[] } = {},
): Json {
  return {
    shouldReEnroll: options.reEnrol ?? false,
    listFilterBranch: anyOf(...alternatives),
    unEnrollObjectsNotMeetingCriteria: false,
    reEnrollmentTriggersFilterBranches: options.triggers ?? [],
    type: 'LIST_BASED',
  };
}

/** Records enrol when one of the events happens. */
export function happens(
  events: readonly Json[],
  options: { reEnrol?: boolean; refinement?: Json } = {},
): Json {
  return {
    shouldReEnroll: options.reEnrol ?? false,
    type: 'EVENT_BASED',
    eventFilterBranches: events,
    listMembershipFilterBranches: [],
    ...(options.refinement === undefined ? {} : { refinementCriteria: options.refinement }),
  };
}

export function byHand(): Json {
  return { shouldReEnroll: false, type: 'MANUAL' };
}
