import * as z from 'zod/mini';
import { AttachableRef } from '../../asset.ts';
import { digestOf } from '../../grounding/engine/fingerprint.ts';
import { Instant } from '../../time.ts';

/** A list or workflow as it was found, in words and by the hash of what it means. */
export const FoundMeaning = z.strictObject({ asset: AttachableRef, hash: z.string(), what: z.string() });
export type FoundMeaning = z.infer<typeof FoundMeaning>;

/** What only a person can say, and what keeps a hypothesis from its verdict until somebody has. */
export const Question = z.strictObject({
  /** Names what was looked at: once that is another thing, so is the question. */
  id: z.string(),
  code: z.enum(['definition_changed', 'bulk_join', 'dead_outcome']),
  text: z.string(),
  /** The two answers as people read them. */
  yes: z.string(),
  no: z.string(),
  /** For `definition_changed`: what a yes accepts. */
  found: z.array(FoundMeaning),
  /** For `bulk_join`: the beginnings of the hours in which many joined at once. */
  hours: z.array(Instant),
});
export type Question = z.infer<typeof Question>;

/** Puts a question; its id follows from its code and from what is asked about. */
export function putQuestion(
  question: Pick<Question, 'code' | 'text' | 'yes' | 'no'> & Partial<Pick<Question, 'found' | 'hours'>>,
): Question {
  const { code, found = [], hours = [] } = question;
  const about = [...found.map(({ asset, hash }) => `${asset.kind}:${asset.id}:${hash}`), ...hours];
  return { ...question, found, hours, id: `q_${digestOf([code, ...about])}` };
}
