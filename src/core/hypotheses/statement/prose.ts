/** A word or a mark of the text, with its place in it. Words are in lower case with straight apostrophes. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: 'word' | 'mark';
  /** First word of the text, of a sentence, of a bullet, or after a blank line. */
  opensSentence: boolean;
  /** First word of a line. */
  opensLine: boolean;
}

const REPLACED: [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\t\v\f\r\u0085\u2028\u2029]/g, ' '],
  [/[\u2012\u2013\u2014\u2015]/g, '\u2014'],
];

/**
 * Curly quotes, unusual spaces and dashes in one spelling each. Every character is replaced by exactly one, so that
 * a place in the result is a place in the original. Line breaks stay.
 */
export function normaliseText(text: string): string {
  return REPLACED.reduce((normal, [from, to]) => normal.replace(from, to), text);
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'%_-]|[.,](?=\d))*|->|[.,;:!?()%\u2014\u2192\u2022*\n-]/gu;
const SENTENCE_ENDS = new Set(['.', '!', '?']);
const BULLETS = new Set(['-', '*', '\u2022', '\u2014']);

/** Splits normalised text into words and marks, in one pass. Emoji and other signs are passed over. */
export function tokenise(normalised: string): Token[] {
  const tokens: Token[] = [];
  let breaks = 1;
  let opens = true;
  for (const match of normalised.matchAll(TOKEN)) {
    const text = match[0].toLowerCase();
    const place = { text, start: match.index, end: match.index + match[0].length };
    if (text === '\n') {
      breaks += 1;
      opens ||= breaks > 1;
    } else if (breaks > 0 && BULLETS.has(text)) {
      opens = true;
    } else if (isWord(text)) {
      tokens.push({ ...place, kind: 'word', opensSentence: opens, opensLine: breaks > 0 || opens });
      breaks = 0;
      opens = false;
    } else {
      tokens.push({ ...place, kind: 'mark', opensSentence: false, opensLine: false });
      breaks = 0;
      opens ||= SENTENCE_ENDS.has(text) && endsSentence(normalised, place.end);
    }
  }
  return tokens;
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A full stop inside an abbreviation or a file name is followed by a letter or by a word in lower case. */
function endsSentence(text: string, after: number): boolean {
  const rest = text.slice(after, after + 12).replace(/^["')\]]+/, '');
  if (rest.trim() === '') return true;
  return /^\s/.test(rest) && !/^\s+\p{Ll}/u.test(rest);
}
