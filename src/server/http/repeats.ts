import type { Answer } from './route.ts';

/** How long an answer is kept for a repeat of its request; HubSpot repeats within its own patience of two minutes. */
const KEPT_MS = 10 * 60_000;
/** Answers kept at most; the oldest go first. */
const MOST_KEPT = 2_000;

/** Answers to writes by the id their sender gave them: HubSpot sends a request again that it got no answer to. */
export interface Repeats {
  /** Does the work, or hands on what came of it when this key was asked for before. A fault is not kept. */
  once(key: string, work: () => Promise<Answer>): Promise<Answer>;
}

export function createRepeats({ now }: { now: () => number }): Repeats {
  const kept = new Map<string, { at: number; answer: Promise<Answer> }>();

  function forgetOld(): void {
    for (const [key, { at }] of kept) {
      if (kept.size <= MOST_KEPT && now() - at <= KEPT_MS) return;
      kept.delete(key);
    }
  }

  return {
    once(key, work) {
      forgetOld();
      const before = kept.get(key);
      if (before !== undefined) return before.answer;
      const answer = work();
      kept.set(key, { at: now(), answer });
      answer.catch(() => kept.delete(key)); // it may be tried again; whoever asked is told of the fault
      return answer;
    },
  };
}
