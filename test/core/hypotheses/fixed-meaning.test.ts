import { describe, expect, it } from 'vitest';
import { fixedMeanings } from '../../../src/core/hypotheses/fixed-meaning.ts';
import { makeAmendment, makeDraft, makeHypothesis } from '../../factories/hypotheses.ts';

const hashes = (hypothesis: Parameters<typeof fixedMeanings>[0]) =>
  fixedMeanings(hypothesis).map(
    ({ asset, hash, at }) => `${asset.kind} ${asset.id} ${hash} ${at.slice(0, 10)}`,
  );
const accepting = (hash: string, at: string) =>
  makeAmendment({ at, accepted: { asset: { kind: 'list', id: '101' }, hash } });

describe('what a hypothesis stands on', () => {
  it('is not fixed before the start', () => {
    expect(fixedMeanings(makeDraft())).toEqual([]);
  });

  it('is fixed at the start', () => {
    expect(hashes(makeHypothesis({ amendments: [makeAmendment()] }))).toEqual([
      'list 101 f1 2026-07-01',
      'workflow 5001 m1 2026-07-01',
    ]);
  });

  it('is what the latest amendment accepted, in whatever order they are kept', () => {
    const early = accepting('f2', '2026-08-01T08:00:00.000Z');
    const late = accepting('f3', '2026-09-01T06:00:00.000+02:00');
    for (const amendments of [
      [early, late],
      [late, early],
    ])
      expect(hashes(makeHypothesis({ amendments }))[0]).toBe('list 101 f3 2026-09-01');
  });
});
