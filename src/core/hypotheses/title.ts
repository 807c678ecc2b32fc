import type { Slots } from './hypothesis.ts';

const LONGEST = 40;

/** A title from what is known: the approach, or else who it is about, or what is said of them. Cut between words. */
export function titleFrom(slots: Pick<Slots, 'approach' | 'audience' | 'expectation' | 'behaviour'>): string {
  const source = slots.approach || slots.audience || slots.expectation || slots.behaviour;
  const text = source.charAt(0).toUpperCase() + source.slice(1);
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > LONGEST / 2 ? cut.slice(0, space) : cut}…`;
}
