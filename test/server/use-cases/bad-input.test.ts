import { describe, expect, it } from 'vitest';
import type { Hypothesis, Prediction } from '../../../src/core/hypotheses/hypothesis.ts';
import { CONTACT } from '../../../src/core/object-type.ts';
import { attachAssets, type AttachRequestItem } from '../../../src/server/use-cases/attach/attach-assets.ts';
import { startHypothesisUseCase } from '../../../src/server/use-cases/hypotheses/start-hypothesis.ts';
import { measure } from '../../../src/server/use-cases/measure/measure.ts';
import { makeAttachment } from '../../factories/entities.ts';
import { makePrediction } from '../../factories/hypotheses.ts';
import { daysAgo, worldProperty } from '../../factories/world.ts';
import { ACTOR, dueDraft, openAttachBench, seen, type AttachBench } from './attach/attach-bench.ts';
import {
  addPeople,
  LIST,
  openBench,
  orderHypothesis,
  orderWorld,
  people,
  PORTAL_ID,
} from './outcome-bench.ts';

const dueWith = (prediction: Partial<Prediction>) =>
  dueDraft({ prediction: makePrediction({ deadline: '2027-03-31', ...prediction }) });

/** A draft on list 11, as far as it can be attached; `change` happens to the account in between. */
async function starting(hypothesis: Hypothesis, change: (bench: AttachBench) => void = () => undefined) {
  const bench = await openAttachBench([hypothesis]);
  const attachment = makeAttachment({ hypothesisId: hypothesis.id, asset: { kind: 'list', id: '11' } });
  await bench.store().judgements.attach(ACTOR.portalId, { ...attachment, role: 'treatment' });
  change(bench);
  const answer = await startHypothesisUseCase(bench.attachDeps, { ...ACTOR, ...seen(1, 1) });
  expect(await bench.hypothesis(), 'nothing is lost').toEqual(hypothesis);
  return answer;
}

const properties = ({ portal }: AttachBench) => portal.world.properties.get(CONTACT) ?? [];

describe('before the start, what cannot work is refused with the thing, its value and the mend', () => {
  it.each<[string, Hypothesis, (bench: AttachBench) => void, string, RegExp, RegExp]>([
    [
      'a field that is missing',
      dueWith({ metric: { kind: 'date_property', property: 'no_such_field', label: 'bought again' } }),
      () => undefined,
      'metric_unknown',
      /“bought again”: contacts have no property no_such_field/,
      /roll-up property/,
    ],
    [
      'a field that is archived',
      dueWith({}),
      (bench) => {
        for (const one of properties(bench))
          if (one.name === 'second_purchase_date') one.archivedAt = daysAgo(1);
      },
      'metric_archived',
      /second_purchase_date is archived/,
      /Restore it in HubSpot or choose another/,
    ],
    [
      'a field of the wrong type',
      dueWith({ metric: { kind: 'date_property', property: 'firstname', label: 'bought again' } }),
      () => undefined,
      'metric_wrong_type',
      /firstname is of type string, not a date/,
      /Choose a date of a first time/,
    ],
    [
      'an option that the field does not have',
      dueWith({
        metric: {
          kind: 'property_condition',
          property: 'plan',
          operator: 'eq',
          values: ['gold'],
          label: 'upgraded',
        },
      }),
      (bench) =>
        properties(bench).push(
          worldProperty({ name: 'plan', type: 'enumeration', options: ['free', 'paid'] }),
        ),
      'metric_wrong_type',
      /plan has no option gold; it has free, paid\./,
      /condition on a property that fits its type/,
    ],
    [
      'a target on the wrong side',
      dueWith({ baseline: 0.15, target: 0.12 }),
      () => undefined,
      'target_wrong_side',
      /The target 0\.12 is not above today’s 0\.15/,
      /Turn the direction round, or correct one of the numbers/,
    ],
    [
      'a deadline that has passed',
      dueWith({ deadline: '2026-10-01' }),
      () => undefined,
      'deadline_too_early',
      /by 2026-10-01/,
      /first possible deadline is 2026-12-04/,
    ],
    [
      'a window that is longer than the time left',
      dueWith({ windowDays: 90, deadline: '2026-12-31' }),
      () => undefined,
      'deadline_too_early',
      /finish by 2026-12-31: that takes 92 days/,
      /first possible deadline is 2027-02-02/,
    ],
    [
      'a segment that was deleted',
      dueWith({}),
      ({ portal }) => {
        const list = portal.world.lists.get('11');
        if (list !== undefined) list.deletedAt = daysAgo(1);
      },
      'list_unknown',
      /segment 11/,
      /./,
    ],
  ])('%s', async (_, hypothesis, change, reason, message, hint) => {
    const answer = await starting(hypothesis, change);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(!answer.ok && answer.message).toMatch(message);
    expect(!answer.ok && answer.hint).toMatch(hint);
  });

  it.each<[string, AttachRequestItem[], string, RegExp]>([
    [
      'a segment of another object type',
      [{ kind: 'list', id: '13', role: 'treatment' }],
      'list_of_other_type',
      /“Companies” \(13\) holds companies, and the hypothesis is about contacts/,
    ],
    [
      'one segment that gets it and is compared with',
      [
        { kind: 'list', id: '11', role: 'treatment' },
        { kind: 'list', id: '11', role: 'control' },
      ],
      'list_in_both_roles',
      /“First purchase” \(11\) cannot both get it and be compared with/,
    ],
  ])('%s', async (_, assets, reason, message) => {
    const bench = await openAttachBench([dueDraft()]);
    const answer = await attachAssets(bench.attachDeps, { ...ACTOR, ...seen(1, 1), assets });
    expect(answer).toMatchObject({ ok: false, reason });
    expect(!answer.ok && answer.message).toMatch(message);
    expect((await bench.store().judgements.all(ACTOR.portalId)).attachments).toEqual([]);
  });
});

describe('while it runs, what breaks is a data problem with the mend, and what was counted stays', () => {
  const COHORT = [
    ...people(60, 1, { joinedDaysAgo: 60, reachedAfter: 10 }),
    ...people(40, 2, { joinedDaysAgo: 60 }),
  ];
  type Bench = Awaited<ReturnType<typeof openBench>>;
  const field = (bench: Bench) =>
    (bench.portal.world.properties.get(CONTACT) ?? []).find(({ name }) => name === 'second_order_at');

  it.each<[string, (bench: Bench) => void, string, RegExp, RegExp]>([
    [
      'a field that was archived',
      (bench) => Object.assign(field(bench) ?? {}, { archivedAt: daysAgo(5) }),
      'metric_archived',
      /second_order_at is archived/,
      /Restore it in HubSpot; nothing counted so far is lost/,
    ],
    [
      'a field that was made anew with another type',
      (bench) => Object.assign(field(bench) ?? {}, { type: 'number' }),
      'metric_wrong_type',
      /second_order_at is of type number, not a date/,
      /version 2 with a field of the right type/,
    ],
    [
      'a segment that was deleted',
      (bench) => Object.assign(bench.portal.world.lists.get(LIST) ?? {}, { deletedAt: daysAgo(5) }),
      'list_gone',
      /\(201\) is gone/,
      /Nothing counted so far is lost/,
    ],
  ])('%s', async (_, change, code, message, hint) => {
    const world = orderWorld();
    addPeople(world, COHORT);
    const bench = await openBench(world, [orderHypothesis()]);
    bench.goTo(daysAgo(15));
    const [before] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(before?.reading.counts.treatment).toEqual({ finished: 100, reached: 60 });
    change(bench);
    bench.goTo(daysAgo(2));
    const [after] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(after).toMatchObject({ problem: { code }, becameFinal: false });
    expect(after?.problem?.message).toMatch(message);
    expect(after?.problem?.hint).toMatch(hint);
    expect(after?.reading.counts).toEqual(before?.reading.counts);
  });

  it('values that nobody can read are not taken for “did not do it”', async () => {
    const world = orderWorld();
    addPeople(world, COHORT);
    for (const { id } of COHORT.slice(60, 70)) {
      const history = world.records.get(CONTACT)?.get(id)?.history;
      history?.set('second_order_at', [{ value: 'soon', at: daysAgo(50), source: 'IMPORT' }]);
    }
    const bench = await openBench(world, [orderHypothesis()]);
    const [entry] = (await measure(bench.deps, PORTAL_ID)).hypotheses;
    expect(entry).toMatchObject({
      problem: { code: 'unreadable' },
      reading: { counts: { treatment: { finished: 90, reached: 60 }, notEvaluable: 10 } },
    });
    expect(entry?.problem?.message).toContain('We couldn’t read the result of 10 people.');
  });
});
