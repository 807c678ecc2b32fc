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
