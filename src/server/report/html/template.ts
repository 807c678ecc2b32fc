import { wellFormed } from './text.ts';

/** Markup whose every value has been escaped; only `markup` and `constant` make it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Piece = Html | string | number | null | readonly Piece[];

/**
 * Markup from a template. Whatever is put in is escaped unless it is markup itself, so a value can end neither a text
 * nor a quoted attribute (every attribute in our templates is quoted). Null and empty lists leave nothing.
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = strings.map((text, index) => text + (index < pieces.length ? markupOf(pieces[index]) : ''));
  return new Html(parts.join(''));
}

/** Text of ours that is markup already: a style sheet, a script. Never for anything that was read. */
export function constant(text: string): Html {
  return new Html(text);
}

function markupOf(piece: Piece | undefined): string {
  if (piece === undefined || piece === null) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'object') return piece.map(markupOf).join('');
  return wellFormed(String(piece)).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
