import { describe, expect, it } from 'vitest';
import { HypothesisContent } from '../../../src/core/hypotheses/hypothesis.ts';
import { DAY_MS } from '../../../src/core/time.ts';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { demoPlan } from '../../../src/sandbox/seed/demo-plan.ts';
import { LISTS } from '../../../src/sandbox/seed/ids.ts';

const NOW = Date.parse('2026-11-22T10:20:00Z');
const world = buildWorld({ now: NOW });
const plan = demoPlan(NOW);

describe.each(plan.hypotheses.map((planned) => [planned.key, planned] as const))(
  'hypothesis %s',
  (_key, planned) => {
    it('is what the schema asks for', () => {
      expect(HypothesisContent.parse(planned.content)).toEqual(planned.content);
    });

    it('measures properties that exist', () => {
      const names = new Set(world.properties.get('0-1')?.map(({ name }) => name));
      const { metric, guardrail } = planned.content.prediction ?? {};
      expect(names.has(metric?.property ?? '')).toBe(true);
      expect(names.has(guardrail?.property ?? '')).toBe(true);
    });

    it('is attached to assets that are there on that day', () => {
      const day = NOW - planned.createdDaysAgo * DAY_MS;
      for (const { asset } of planned.attachments) {
        const found = asset.kind === 'list' ? world.lists.get(asset.id) : world.workflows.get(asset.id);
        expect(found?.createdAt).toBeLessThan(day);
        if (found !== undefined && 'deletedAt' in found)
          expect(found.deletedAt ?? Infinity).toBeGreaterThan(day);
      }
    });

    it('starts after it was written and within the 150 days the demo replays', () => {
      expect(planned.createdDaysAgo).toBeLessThan(150);
      expect(planned.startDaysAgo ?? -1).toBeLessThan(planned.createdDaysAgo);
    });
  },
);

describe('the plan', () => {
  it('has a main hypothesis that says the sentence of the product', () => {
    const slots = plan.hypotheses[0]?.content.slots;
    expect(slots).toMatchObject({
      audience: 'first-time buyers',
      behaviour: 'drop off after week 2',
      because: 'we overwhelm them',
      expectation: 'more second purchases in month one',
    });
  });

  it('leaves one attachment behind: a list that is deleted by now', () => {
    const lists = plan.hypotheses
      .flatMap(({ attachments }) => attachments)
      .filter(({ asset }) => asset.kind === 'list');
    const gone = lists.filter(({ asset }) => (world.lists.get(asset.id)?.deletedAt ?? Infinity) <= NOW);
    expect(gone.map(({ asset }) => asset.id)).toEqual([LISTS.importedOneOrder]);
  });

  it('writes nothing by itself about days to come, except deadlines and ends', () => {
    expect(plan.exemptions.every(({ daysAgo }) => daysAgo > 0)).toBe(true);
    expect(plan.exemptions.every(({ until }) => Date.parse(until) > NOW)).toBe(true);
  });
});
