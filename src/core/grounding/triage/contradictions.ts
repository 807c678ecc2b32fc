/** Rules that hold what a hypothesis says against what the account does: “says one thing, does another”. */
export const CONTRADICTIONS: ReadonlySet<string> = new Set([
  'SG301',
  'SG302',
  'SG303',
  'SG304',
  'SG305',
  'SG306',
  'SG309',
  'SG403',
]);

/** Rules that tell of what did not come true and still runs. */
export const FAILED_STILL_RUNNING: ReadonlySet<string> = new Set(['SG502']);
