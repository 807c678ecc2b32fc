/** Outcomes in a marketer's words; their order is the order in which they are offered. */
export const PRESET_IDS = [
  'became_customer',
  'bought_again',
  'booked_meeting',
  'opened_deal',
  'won_deal',
  'submitted_form',
  'lifecycle_stage',
  'unsubscribed',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];
