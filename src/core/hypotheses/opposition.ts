import type { FrozenVerdict } from '../outcomes/verdict/reading.ts';
import type { Decision } from './hypothesis.ts';

/** Decisions that go against what a verdict proved; where nothing was proven there is nothing to go against. */
const OPPOSED: Partial<Record<FrozenVerdict['state'], Partial<Record<Decision['choice'], string>>>> = {
  invalidated: { keep: 'it did not come true' },
  validated: { stop: 'it came true' },
};

/** What the verdict says against a decision, in words; null when it says nothing against it. */
export function oppositionTo(
  choice: Decision['choice'],
  verdict: Pick<FrozenVerdict, 'state'> | null,
): string | null {
  return verdict === null ? null : (OPPOSED[verdict.state]?.[choice] ?? null);
}
