const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

function letters(count: number): string {
  return Array.from({ length: count }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');
}

/** An id for a hypothesis that is being written, so that sending it twice makes one. The server refuses a taken one. */
export function newHypothesisId(): string {
  return `h_${letters(10)}`;
}

export function newRequestId(): string {
  return letters(20);
}
