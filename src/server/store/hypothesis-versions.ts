import { Hypothesis } from '../../core/hypotheses/hypothesis.ts';
import { refuse, type Refusal } from '../../core/result.ts';
import { compareText, type ItemKind } from './item-kind.ts';
import type { ReplaceReason } from './port/hypotheses.ts';

export const HYPOTHESIS: ItemKind<Hypothesis> = {
  name: 'hypothesis',
  schema: Hypothesis,
  keyOf: (hypothesis) => hypothesis.id,
};

/** The order of hypotheses: by creation, those of one moment by id. */
export function byAge(a: Hypothesis, b: Hypothesis): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || compareText(a.id, b.id);
}

export function taken(id: string): Refusal<'exists'> {
  return refuse(
    'exists',
    `There is a hypothesis ${id} already.`,
    'Ids are never reused: create it under a new id.',
  );
}

export function unknown(id: string): Refusal<ReplaceReason> {
  return refuse(
    'not_found',
    `There is no hypothesis ${id}.`,
    'Check the id, or create the hypothesis first.',
  );
}

export function conflict(id: string, version: number, seenVersion: number): Refusal<ReplaceReason> {
  return refuse(
    'conflict',
    `Hypothesis ${id} was changed meanwhile: version ${version}, you saw ${seenVersion}.`,
    'Nothing was overwritten. Load it again, look at what changed, and repeat your change.',
  );
}
