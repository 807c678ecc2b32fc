import type { AuditReport } from '../../core/contract/audit-report.ts';
import { peopleSentence, uncountableSentence } from '../../core/grounding/coverage/people-words.ts';
import type { Page } from './audit-sections.ts';
import { figure, row, wrap } from './layout.ts';

const CELLS = { label: 50, cell: 15 };

/** The people whom automations can reach; nothing where they cannot be counted. */
export function peopleLines({ coverage: { people } }: AuditReport, { style, width }: Page): string[] {
  const sentence = peopleSentence(people);
  if (people === null || sentence === null) return [];
  const state = (count: number | null, words: string) =>
    count === null || count === 0 ? [] : [row(`  ${figure(count).padStart(7)}  ${words}`, [], CELLS)];
  const aside = uncountableSentence(people);
  return [
    style.bold('PEOPLE'),
    ...wrap(sentence, width - 2).map((line) => `  ${line}`),
    ...state(people.ungrounded, 'in at least one without a hypothesis'),
    ...state(people.unknown, 'in one of which that is not known'),
    ...state(people.inherited, 'in one with a hypothesis further up'),
    ...state(people.grounded, 'only in some with a hypothesis'),
    ...(aside === null ? [] : wrap(aside, width - 2).map((line) => `  ${line}`)),
  ];
}
