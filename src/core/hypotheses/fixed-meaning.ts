import { assetKey } from '../asset.ts';
import type { Hypothesis } from './hypothesis.ts';

/** A list or workflow that was fixed at the start, with the hash it must still have. */
export interface FixedMeaning {
  asset: { kind: 'list' | 'workflow'; id: string };
  /** Hash of the list's filter or of the workflow's meaning; null where it could not be told. */
  hash: string | null;
  /** Where in the hypothesis it stands: `start.lists`, or `amendments` once a change was accepted. */
  path: string;
  /** When it was fixed, ISO 8601. */
  at: string;
}

/**
 * What a started hypothesis stands on, as it was fixed: at the start, or by the latest amendment that says that people
 * still get the same thing. Empty for drafts.
 */
export function fixedMeanings({ start, amendments }: Hypothesis): FixedMeaning[] {
  if (start === null) return [];
  const { at } = start;
  const accepted = new Map(
    [...amendments]
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .flatMap((one): [string, FixedMeaning][] =>
        one.accepted === undefined
          ? []
          : [[assetKey(one.accepted.asset), { ...one.accepted, path: 'amendments', at: one.at }]],
      ),
  );
  const lists = start.lists.map(({ listId, filterHash }): FixedMeaning => {
    return { asset: { kind: 'list', id: listId }, hash: filterHash, path: 'start.lists', at };
  });
  const workflows = start.workflows.map(({ workflowId, meaningHash }): FixedMeaning => {
    return { asset: { kind: 'workflow', id: workflowId }, hash: meaningHash, path: 'start.workflows', at };
  });
  return [...lists, ...workflows].map((fixed) => accepted.get(assetKey(fixed.asset)) ?? fixed);
}
