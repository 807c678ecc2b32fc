/**
 * Whether a name fits a pattern in which `*` stands for any characters, also none; everything else stands for itself,
 * upper and lower case alike. Takes time in proportion to the name for each piece of the pattern.
 */
export function fitsPattern(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** A pattern of nothing but `*` would fit every name there is. */
export function fitsEverything(pattern: string): boolean {
  return /^\**$/.test(pattern.trim());
}
