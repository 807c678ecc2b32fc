import * as z from 'zod/mini';
import type { Hypothesis } from '../../hypotheses/hypothesis.ts';

/** How many results would show a lift by chance alone, if none of the hypotheses had an effect. */
export const ByChance = z.strictObject({
  /** Hypotheses whose result is fixed. */
  decided: z.int(),
  /** Lifts to be expected among so many without an effect: at least and at most. */
  expected: z.tuple([z.number(), z.number()]),
  sentence: z.string(),
});
export type ByChance = z.infer<typeof ByChance>;

/** False lifts among hypotheses without an effect, as the simulation of the rules finds them (docs/simulation.md). */
const FALSE_LIFTS = [0.02, 0.03] as const;

/** With fewer results there is hardly one to be expected. */
const FEWEST = 10;

/** The line beside all results, for among many some lifts are luck; null while they are few. */
export function byChance(hypotheses: readonly Hypothesis[]): ByChance | null {
  const decided = hypotheses.filter(({ verdict }) => verdict !== null).length;
  if (decided < FEWEST) return null;
  const expected: [number, number] = [decided * FALSE_LIFTS[0], decided * FALSE_LIFTS[1]];
  const sentence = `Of ${decided} hypotheses with a result, ${inWords(expected)} would show a lift by chance alone, if none had an effect (2 to 3 in 100 do).`;
  return { decided, expected, sentence };
}

function inWords([low, high]: [number, number]): string {
  if (high < 1) return 'less than one';
  const [few, many] = [Math.round(low), Math.round(high)];
  return few === many ? `about ${few}` : `${few} to ${many}`;
}
