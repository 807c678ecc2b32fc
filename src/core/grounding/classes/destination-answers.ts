import { compareKeys } from '../engine/finding-order.ts';
import type { DestinationAnswer, DestinationRef } from '../judgements.ts';

/** One spelling of a destination: `webhook:hooks.example.com`. */
export function destinationKey({ kind, key }: DestinationRef): string {
  return `${kind}:${key}`;
}

/** The destination that `destinationKey` spells; null for anything else. */
export function destinationIn(text: string): DestinationRef | null {
  const [, kind = '', key = ''] = /^([a-z_]+):(.+)$/s.exec(text) ?? [];
  const known = KINDS.find((one) => one === kind);
  return known === undefined ? null : { kind: known, key };
}

const KINDS = ['webhook', 'custom_code', 'app_action', 'unknown_action'] as const;

/** The last word of a person on each destination, by `destinationKey`. */
export type Answers = ReadonlyMap<string, DestinationAnswer>;

export function latestAnswers(answers: readonly DestinationAnswer[]): Answers {
  const ordered = [...answers].sort((a, b) =>
    compareKeys([a.at, a.class, a.reason], [b.at, b.class, b.reason]),
  );
  return new Map(ordered.map((answer) => [destinationKey(answer.destination), answer]));
}
