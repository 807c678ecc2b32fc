import { describe, expect, it } from 'vitest';
import { readFaultPlan } from '../../../../src/sandbox/portal/faults/fault-plan.ts';
import { createFaults } from '../../../../src/sandbox/portal/faults/faults.ts';

function plan(text: string) {
  const read = readFaultPlan(text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

function kindsOf(text: string, requests: number): string[] {
  const faults = createFaults(plan(text));
  return Array.from({ length: requests }, () =>
    faults
      .next()
      .map(({ kind }) => kind)
      .join('+'),
  );
}

describe('a plan of faults', () => {
  it('names kinds with a share, with requests, with what they are about, and the seed', () => {
    expect(plan('429=0.2, reset@5,503@10-14,permission_lost:crm.lists.read@20,seed=7')).toEqual({
      seed: 7,
      faults: [
        { kind: '429', of: '', when: { share: 0.2 } },
        { kind: 'reset', of: '', when: { from: 5, to: 5 } },
        { kind: '503', of: '', when: { from: 10, to: 14 } },
        { kind: 'permission_lost', of: 'crm.lists.read', when: { from: 20, to: 20 } },
      ],
    });
  });

  it.each(['', '429', '429=2', 'nonsense=0.1', 'reset@', 'permission_lost@3', 'reset:x@3', 'seed=-1'])(
    'written as “%s” is refused, naming the kinds there are',
    (text) => {
      expect(readFaultPlan(text)).toMatchObject({
        reason: 'fault_plan',
        hint: expect.stringContaining('stale_page'),
      });
    },
  );

  it('meets the requests that are named', () => {
    expect(kindsOf('503@2-3,reset@3', 4)).toEqual(['', '503', '503+reset', '']);
  });

  it('meets the same requests with the same seed, others with another, and as many as its share says', () => {
    const met = (seed: number) => kindsOf(`429=0.2,seed=${seed}`, 2_000);
    expect(met(1)).toEqual(met(1));
    expect(met(2)).not.toEqual(met(1));
    const share = met(1).filter((kind) => kind !== '').length / 2_000;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.23);
  });

  it('counts what has come', () => {
    const faults = createFaults(plan('503@1-2,reset@9'));
    for (let request = 0; request < 3; request += 1) faults.next();
    expect(faults.met()).toEqual({ '503': 2 });
  });
});
