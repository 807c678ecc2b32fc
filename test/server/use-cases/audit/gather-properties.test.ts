import { describe, expect, it } from 'vitest';
import type { Hypothesis } from '../../../../src/core/hypotheses/hypothesis.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../../src/sandbox/portal/settings.ts';
import { gatherProperties } from '../../../../src/server/use-cases/audit/gather-properties.ts';
import { hypothesisId, makeConcluded, makeDraft, makeHypothesis } from '../../../factories/hypotheses.ts';
import { addProperties, daysAgo, emptyWorld, worldProperty } from '../../../factories/world.ts';
import { startPortal, type PortalOptions } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';

const second = worldProperty({ name: 'second_purchase_date', type: 'datetime', fieldType: 'date' });
const other = worldProperty({ name: 'plan' });

/** Gathers for these hypotheses from an account with these contact properties; also counts the requests. */
async function gather(hypotheses: Hypothesis[], properties = [second, other], options: PortalOptions = {}) {
  const world = emptyWorld();
  addProperties(world, '0-1', properties);
  const hubspot = doorTo(startPortal({ world, ...options }));
  const gathered = await gatherProperties(hubspot.properties, hypotheses, () => {});
  return { ...gathered, requests: hubspot.requests().total };
}

describe('the properties that hypotheses count', () => {
  it('are not asked for where no hypothesis is still to be measured', async () => {
    const judged = makeHypothesis({ id: hypothesisId(2), kind: 'reviewed', prediction: null });
    expect(await gather([makeConcluded(), judged])).toEqual({ properties: {}, requests: 0 });
  });

  it('take one request for each type of record, whatever the number of hypotheses', async () => {
    const { properties, requests } = await gather([makeHypothesis(), makeDraft({ id: hypothesisId(2) })]);
    expect(requests).toBe(1);
    expect(properties['0-1']?.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'second_purchase_date datetime',
    ]);
  });

  it('are known to be archived', async () => {
    const { properties } = await gather([makeHypothesis()], [{ ...second, archivedAt: daysAgo(3) }]);
    expect(properties['0-1']).toMatchObject([{ name: 'second_purchase_date', archived: true }]);
  });

  it('are known to be missing', async () => {
    expect((await gather([makeHypothesis()], [other])).properties).toEqual({ '0-1': [] });
  });

  it('are unknown where HubSpot refuses them or does not know the type of record', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !scope.includes('contacts'));
    const settings = { tokens: new Map([[SANDBOX_TOKEN, staticToken(scopes)]]) };
    const custom = makeHypothesis({ id: hypothesisId(2), objectTypeId: '2-999999' });
    const { properties } = await gather([makeHypothesis(), custom], [second], { settings });
    expect(properties).toEqual({ '0-1': null, '2-999999': null });
  });
});
