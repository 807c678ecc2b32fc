import type { Amendment } from '../../hypotheses/hypothesis.ts';

/** What people have said about a running measurement. Hours are the beginnings of clock hours, epoch milliseconds. */
export interface Confirmed {
  /** Joins at once that were an import: nobody of them counts. */
  importedHours: ReadonlySet<number>;
  /** Joins at once that were real. */
  realHours: ReadonlySet<number>;
  /** That all of them did it, or none, is how it is. */
  isOutcomeRight: boolean;
}

/** The answers among the amendments of a hypothesis; of two about one hour the later one holds. */
export function confirmedIn(amendments: readonly Amendment[]): Confirmed {
  const hours = new Map<number, boolean>();
  for (const { joins } of inOrder(amendments))
    for (const hour of joins?.hours ?? []) hours.set(Date.parse(hour), joins?.counted === true);
  const those = (counted: boolean) =>
    new Set([...hours].filter(([, isCounted]) => isCounted === counted).map(([hour]) => hour));
  return {
    importedHours: those(false),
    realHours: those(true),
    isOutcomeRight: amendments.some(({ confirmsOutcome }) => confirmsOutcome === true),
  };
}

/** Whether the verdict has to be read by the stricter band: something was changed with results in sight. */
export function isAmended(amendments: readonly Amendment[]): boolean {
  return amendments.some(weighs);
}

/** An amendment that changed something with results in sight; of old ones that is taken for granted. */
export function weighs({ changesNothing }: Amendment): boolean {
  return changesNothing !== true;
}

function inOrder(amendments: readonly Amendment[]): Amendment[] {
  return [...amendments].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
