import { STOP_WORDS } from '../lexicon.ts';
import type { KnownHypothesis } from '../known-hypothesis.ts';
import { contentWords, jaccard } from '../similarity.ts';
import { fail, notApplicable, pass, type Check, type CheckInput, type Outcome } from './check.ts';

/** Jaccard index of their words from which two hypotheses say the same. */
const NEARLY_THE_SAME = 0.6;
/** Fewer words than this are alike by chance. */
const FEWEST_WORDS = 5;

export const H18: Check = {
  id: 'H18',
  title: 'Not tried before',
  severity: 'warning',
  question: 'difference',
  check(input) {
    const others = othersThan(input);
    if (others.length === 0) return notApplicable('There is no other hypothesis to compare with.');
    const own = wordsIn(input);
    if (own.size < FEWEST_WORDS) return notApplicable('It says too little to compare.');
    const nearest = nearestTo(own, others);
    return nearest === null ? pass('No other hypothesis says nearly the same.') : speakOf(nearest);
  },
};

function speakOf({ name, outcome, isTried }: KnownHypothesis): Outcome {
  return fail(
    isTried
      ? `This was tried before: ${name}, ${outcome}.`
      : `Another hypothesis says nearly the same: ${name}, ${outcome}.`,
  );
}

function wordsIn({ parts: { audience, behaviour, because, approach } }: CheckInput): ReadonlySet<string> {
  const said = [audience, behaviour, because, approach].flatMap((part) => part?.tokens ?? []);
  return contentWords(said, STOP_WORDS);
}

/** One that was tried tells more than one that was not; then the most alike, then the first by id. */
function nearestTo(own: ReadonlySet<string>, others: readonly KnownHypothesis[]): KnownHypothesis | null {
  const alike = others
    .map((other) => ({ other, likeness: jaccard(own, other.words) }))
    .filter(({ other, likeness }) => other.words.size >= FEWEST_WORDS && likeness >= NEARLY_THE_SAME)
    .sort(
      (a, b) =>
        Number(b.other.isTried) - Number(a.other.isTried) ||
        b.likeness - a.likeness ||
        (a.other.id < b.other.id ? -1 : 1),
    );
  return alike[0]?.other ?? null;
}

/** A version that takes over from another says nearly the same on purpose: its own line is left out. */
function othersThan({ id, others }: CheckInput): KnownHypothesis[] {
  const byId = new Map(others.map((other) => [other.id, other]));
  const after = id === null ? new Set<string>() : successorsOf(id, byId);
  return others.filter(
    (other) =>
      other.id !== id && !after.has(other.id) && (id === null || !successorsOf(other.id, byId).has(id)),
  );
}

function successorsOf(id: string, byId: ReadonlyMap<string, KnownHypothesis>): Set<string> {
  const found = new Set<string>();
  let next = byId.get(id)?.successorId ?? null;
  while (next !== null && !found.has(next)) {
    found.add(next);
    next = byId.get(next)?.successorId ?? null;
  }
  return found;
}
