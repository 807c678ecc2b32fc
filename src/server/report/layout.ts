const NUMBERS = new Intl.NumberFormat('en-US');

/** 3022 → “3,022”; what is not known is a dash. */
export function figure(value: number | null): string {
  return value === null ? '–' : NUMBERS.format(value);
}

/** Breaks a text into lines of at most `width` characters at spaces; later lines are set in by `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const candidate = line === '' ? word : `${line} ${word}`;
    if (line !== '' && candidate.length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = candidate;
  }
  return line === '' ? lines : [...lines, line];
}

/** A point of a list in a terminal, set in, with later lines under its first word. */
export function point(text: string, width: number): string[] {
  return wrap(text, width - 4).map((line, index) => `${index === 0 ? '  · ' : '    '}${line}`);
}

/** A row of a label and right-aligned cells; a label that is too long loses its end. */
export function row(
  label: string,
  cells: readonly string[],
  widths: { label: number; cell: number },
): string {
  const padded = cells.map((cell) => cell.padStart(widths.cell));
  return `${shorten(label, widths.label).padEnd(widths.label)}${padded.join('')}`.trimEnd();
}

export function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
