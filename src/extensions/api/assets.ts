/** A segment or workflow with its part in a hypothesis. */
export type Asset =
  | { kind: 'list'; id: string; role: 'treatment' | 'control' }
  | { kind: 'workflow'; id: string; role: 'tactic' };
