/** What is not known, in a table. */
export const NOT_KNOWN = '–';

/** `1240` → `1,240`; what is not known is a dash. */
export function count(value: number | null): string {
  return value === null ? NOT_KNOWN : value.toLocaleString('en');
}

/** `0.1834` → `18 %`; what is not known is a dash. */
export function percent(share: number | null, digits = 0): string {
  return share === null ? NOT_KNOWN : `${(share * 100).toFixed(digits)} %`;
}

/** `contacts` → `Contacts`. */
export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
