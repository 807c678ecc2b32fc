/** `1240` → `1,240`; what is not known is a dash. */
export function count(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en');
}

/** `0.1834` → `18 %`; what is not known is a dash. */
export function percent(share: number | null, digits = 0): string {
  return share === null ? '–' : `${(share * 100).toFixed(digits)} %`;
}
