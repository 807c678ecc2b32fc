import type { DiffReport, HypothesisDifference } from '../../contract/diff-report.ts';
import { contentOf } from '../draft.ts';
import type { Hypothesis } from '../hypothesis.ts';
import type { HypothesesFile } from '../hypotheses-file.ts';
import { compare, type Compared } from './compare.ts';
import { saidIn, type Said } from './said.ts';

/**
 * How what a file says differs from what a portal or another file does. Of hypotheses what people wrote is compared:
 * that one has started since, or has its result, is no difference.
 */
export function differenceOf(file: HypothesesFile, other: HypothesesFile): Omit<DiffReport, 'other'> {
  const hypotheses = compare(file.hypotheses, other.hypotheses, { keyOf: ({ id }) => id, contentOf });
  const said = comparedSaid(saidIn(file.judgements), saidIn(other.judgements));
  const alone = hypotheses.filter(({ where }) => where === 'only_in_other').map(({ item }) => item);
  return {
    schema: 'groundwork.diff/1',
    same: [...hypotheses, ...said].filter(({ where }) => where === 'same').length,
    hypotheses: hypotheses.flatMap((one) => hypothesisDifference(one, alone)),
    judgements: said.flatMap(({ item, where, changes }) =>
      where === 'same' ? [] : [{ kind: item.kind, about: item.key, where, changes }],
    ),
  };
}

/** Judgements by what they are about and what they say of it. */
export function comparedSaid(file: readonly Said[], other: readonly Said[]): Compared<Said>[] {
  return compare(file, other, {
    keyOf: ({ kind, key }) => `${kind} ${key}`,
    contentOf: ({ says }) => says,
  });
}

function hypothesisDifference(
  { item, inOther, where, changes }: Compared<Hypothesis>,
  alone: readonly Hypothesis[],
): HypothesisDifference[] {
  if (where === 'same') return [];
  const { id, slots } = item;
  const twin = inOther === null ? alone.find((one) => one.slots.title === slots.title) : undefined;
  return [
    {
      ...{ id, title: slots.title, where, changes },
      status: inOther?.status ?? null,
      isTakenIn: where !== 'only_in_other' && (inOther?.status ?? 'draft') === 'draft',
      sameTitleAs: twin?.id ?? null,
    },
  ];
}
