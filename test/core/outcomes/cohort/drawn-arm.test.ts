import { describe, expect, it } from 'vitest';
import { drawnArm } from '../../../../src/core/outcomes/cohort/drawn-arm.ts';
import { hypothesisId } from '../../../factories/hypotheses.ts';

const RECORDS = Array.from({ length: 20_000 }, (_, index) => String(51_000_000_000 + index));

function heldOut(share: number, hypothesis = hypothesisId(1)): Set<string> {
  return new Set(RECORDS.filter((id) => drawnArm(hypothesis, id, share) === 'control'));
}

describe('the group drawn for a record', () => {
  it.each([0.05, 0.1, 0.2, 0.5, 0.9])('holds out the share that was declared: %d', (share) => {
    const got = heldOut(share).size / RECORDS.length;
    // Four standard errors of a share of 20,000.
    expect(Math.abs(got - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / RECORDS.length));
  });

  it('is everybody’s treatment where nobody is held out', () => {
    expect(heldOut(0).size).toBe(0);
  });

  it('is the same every time, and known for good', () => {
    expect(RECORDS.slice(0, 8).map((id) => drawnArm(hypothesisId(1), id, 0.5))).toEqual(
      RECORDS.slice(0, 8).map((id) => drawnArm(hypothesisId(1), id, 0.5)),
    );
    // Whoever is held out at a fifth would be held out at a half too.
    const more = heldOut(0.5);
    expect([...heldOut(0.2)].filter((id) => !more.has(id))).toEqual([]);
  });

  it('of one hypothesis says nothing about that of another', () => {
    const both = [...heldOut(0.5, hypothesisId(1))].filter((id) => heldOut2.has(id)).length;
    expect(Math.abs(both / RECORDS.length - 0.25)).toBeLessThan(0.015);
  });
});

const heldOut2 = heldOut(0.5, hypothesisId(2));
