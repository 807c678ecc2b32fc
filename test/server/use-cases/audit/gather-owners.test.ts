import { describe, expect, it } from 'vitest';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../../src/sandbox/portal/settings.ts';
import { gatherOwners } from '../../../../src/server/use-cases/audit/gather-owners.ts';
import { makeConcluded, makeDecision, makeHypothesis, makeSlots } from '../../../factories/hypotheses.ts';
import { daysAgo, emptyWorld, worldOwner } from '../../../factories/world.ts';
import { startPortal, type PortalOptions } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';

const ownedBy = (owner: string) => makeHypothesis({ slots: makeSlots({ owner }) });

async function gather(hypotheses: Parameters<typeof gatherOwners>[1], options: PortalOptions = {}) {
  const owners = [worldOwner({ id: '1' }), worldOwner({ id: '2', leftAt: daysAgo(1) })];
  const hubspot = doorTo(startPortal({ world: { ...emptyWorld(), owners }, ...options }));
  const gathered = await gatherOwners(hubspot.owners, hypotheses, () => {});
  return { ...gathered, requests: hubspot.requests().total };
}

describe('the owners that hypotheses name', () => {
  it('are told apart by whether they are still there, and nobody else is kept', async () => {
    const { owners } = await gather([ownedBy(' User 2 '), ownedBy('Retention team')]);
    expect(owners).toEqual({ 'User 2': 'gone' });
  });

  it('are not asked for where no hypothesis that needs one names one', async () => {
    const stopped = makeConcluded({ decision: makeDecision({ choice: 'stop' }) });
    expect(await gather([ownedBy(''), stopped])).toEqual({ owners: {}, requests: 0 });
  });

  it('are unknown with the scope to grant where HubSpot refuses them', async () => {
    const scopes = ALL_SCOPES.filter((scope) => !scope.includes('owners'));
    const settings = { tokens: new Map([[SANDBOX_TOKEN, staticToken(scopes)]]) };
    const { owners, ownersUnread } = await gather([ownedBy('User 2')], { settings });
    expect(owners).toBeNull();
    expect(ownersUnread).toMatchObject({
      code: 'hubspot_forbidden',
      message: expect.stringContaining('crm.objects.owners.read'),
    });
  });
});
