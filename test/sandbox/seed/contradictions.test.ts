import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { demoPlan } from '../../../src/sandbox/seed/demo-plan.ts';
import { FINDING_FACTS } from '../../../src/sandbox/seed/facts.ts';
import { WORKFLOWS } from '../../../src/sandbox/seed/ids.ts';
import { definitionsOf, fieldValues, type ReadDefinition } from './definition-reading.ts';

const NOW = Date.parse('2026-11-22T10:20:00Z');
const world = buildWorld({ now: NOW });
const plan = demoPlan(NOW);

function planted(ruleId: string) {
  const fact = FINDING_FACTS.find((one) => one.ruleId === ruleId);
  const hypothesis = plan.hypotheses.find(({ key }) => key === fact?.hypothesis);
  const id = fact?.workflow === undefined ? '' : WORKFLOWS[fact.workflow];
  const definition = definitionsOf(world).find((one) => one.id === id);
  if (hypothesis === undefined || definition === undefined) throw new Error(`nothing planted for ${ruleId}`);
  return { hypothesis, definition };
}

/** Conditions of a filter tree with one alternative, each as text. */
function conditions(branch: unknown): string[] {
  if (typeof branch !== 'object' || branch === null) return [];
  const filters = 'filters' in branch && Array.isArray(branch.filters) ? branch.filters : [];
  const inner =
    'filterBranches' in branch && Array.isArray(branch.filterBranches) ? branch.filterBranches : [];
  return [...filters.map((filter) => JSON.stringify(filter)), ...inner.flatMap(conditions)];
}

/** Days of delay in all actions together; right for workflows whose delays all lie on one path. */
function daysOfDelay(definition: ReadDefinition): number {
  const delays = definition.actions.filter(({ actionTypeId }) => actionTypeId === '0-1');
  return delays.reduce((sum, { fields }) => {
    const delta = Number(fields?.['delta']);
    return sum + (fields?.['time_unit'] === 'DAYS' ? delta : delta / 1440);
  }, 0);
}

describe('says one thing, does another', () => {
  it('enrols by a part of what the segment asks for, so more people come in', () => {
    const { hypothesis, definition } = planted('SG301');
    const list = world.lists.get(hypothesis.attachments[0]?.asset.id ?? '');
    const asked = conditions(list?.filterBranch);
    const entry = conditions(definition.enrollmentCriteria['listFilterBranch']);
    expect(entry.length).toBeLessThan(asked.length);
    expect(entry.filter((condition) => !asked.includes(condition))).toEqual([]);
    expect(entry.length).toBeGreaterThan(0);
  });

  it('sets the property its hypothesis counts', () => {
    const { hypothesis, definition } = planted('SG303');
    const written = fieldValues(definition, '0-5', 'property_name');
    expect(written).toContain(hypothesis.content.prediction?.metric?.property);
  });

  it('sends its last e-mail on day 45 while the hypothesis speaks of 30 days', () => {
    const { hypothesis, definition } = planted('SG305');
    expect(daysOfDelay(definition)).toBe(45);
    expect(hypothesis.content.prediction?.windowDays).toBe(30);
  });

  it('does so nowhere else: other attached workflows end in time and leave the counted property alone', () => {
    const pairs = plan.hypotheses.flatMap((hypothesis) =>
      definitionsOf(world)
        .filter(({ id }) =>
          hypothesis.attachments.some(({ asset }) => asset.kind === 'workflow' && asset.id === id),
        )
        .map((definition) => ({ hypothesis, definition })),
    );
    const late = pairs.filter(
      ({ hypothesis, definition }) =>
        daysOfDelay(definition) > (hypothesis.content.prediction?.windowDays ?? 0),
    );
    const selfMade = pairs.filter(({ hypothesis, definition }) =>
      fieldValues(definition, '0-5', 'property_name').includes(
        hypothesis.content.prediction?.metric?.property ?? '',
      ),
    );
    expect(late.map(({ definition }) => definition.id)).toEqual([WORKFLOWS.onboardingByRole]);
    expect(selfMade.map(({ definition }) => definition.id)).toEqual([WORKFLOWS.onboardingCheckIn]);
  });

  it('keeps two workflows of the failed hypothesis running', () => {
    const running = FINDING_FACTS.filter(({ ruleId }) => ruleId === 'SG502').map(({ workflow }) => workflow);
    const ids: string[] = running.map((key) => (key === undefined ? '' : WORKFLOWS[key]));
    const attached = plan.hypotheses.find(({ key }) => key === 'winBack')?.attachments ?? [];
    expect(attached.flatMap(({ asset }) => (asset.kind === 'workflow' ? [asset.id] : []))).toEqual(ids);
    expect(definitionsOf(world).filter(({ id, isEnabled }) => isEnabled && ids.includes(id))).toHaveLength(2);
  });
});
