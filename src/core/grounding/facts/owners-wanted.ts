import type { Hypothesis } from '../../hypotheses/hypothesis.ts';

/** Somebody has to look after it: it is being written, runs, waits for a decision, or was decided to be kept. */
export function needsOwner({ status, decision }: Hypothesis): boolean {
  if (status === 'concluded') return decision === null || decision.choice === 'keep';
  return status === 'draft' || status === 'live';
}

/** Names and addresses that such hypotheses give for their owners, each once, in order. */
export function ownersWanted(hypotheses: readonly Hypothesis[]): string[] {
  const named = hypotheses.filter(needsOwner).map(({ slots }) => slots.owner.trim());
  return [...new Set(named.filter((name) => name !== ''))].sort();
}
