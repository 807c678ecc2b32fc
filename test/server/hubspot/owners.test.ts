import { describe, expect, it } from 'vitest';
import type { WorldOwner } from '../../../src/sandbox/portal/world.ts';
import { daysAgo, emptyWorld, worldOwner } from '../../factories/world.ts';
import { startPortal, type PortalOptions } from '../../helpers/portal.ts';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../src/sandbox/portal/settings.ts';
import { doorTo } from './doors.ts';

/** A door to an account with these users. */
function accountOf(owners: WorldOwner[], options: PortalOptions = {}) {
  return doorTo(startPortal({ world: { ...emptyWorld(), owners }, ...options }));
}

describe('owners of the account', () => {
  const here = worldOwner({ id: '1', firstName: 'Ünal', lastName: 'De  Vries' });
  const gone = worldOwner({ id: '2', firstName: 'Second', lastName: 'User', leftAt: daysAgo(3) });

  it('are found by full name and by address, whatever case and spaces', async () => {
    const { owners } = accountOf([here, gone]);
    const found = await owners.find([
      'u\u0308nal  de vries',
      'USER1@example.com',
      'second user',
      'Marketing team',
    ]);
    expect([...found]).toEqual([
      ['u\u0308nal  de vries', 'here'],
      ['USER1@example.com', 'here'],
      ['second user', 'gone'],
    ]);
  });

  it('have their names told by user id, or else their addresses, but for those who left', async () => {
    const unnamed = { ...here, id: '3', userId: 7, firstName: '', lastName: '' };
    const { owners } = accountOf([here, gone, unnamed, { ...unnamed, id: '4', userId: 8, email: '' }]);
    expect([...(await owners.names())]).toEqual([
      [String(here.userId), 'Ünal De  Vries'],
      ['7', unnamed.email],
    ]);
  });

  it('are there when one of two with the same name is', async () => {
    const { owners } = accountOf([gone, { ...gone, id: '3', leftAt: null }]);
    expect([...(await owners.find(['Second User']))]).toEqual([['Second User', 'here']]);
  });

  it('are looked for among those who left only when not all were found, and nobody asks for nobody', async () => {
    const hubspot = accountOf([here, gone]);
    await hubspot.owners.find(['user1@example.com']);
    expect(hubspot.requests().total).toBe(1);
    await hubspot.owners.find([]);
    expect(hubspot.requests().total).toBe(1);
  });

  it('are read to the last page', async () => {
    const many = Array.from({ length: 501 }, (_, index) => worldOwner({ id: String(index + 1) }));
    const hubspot = accountOf(many);
    expect(await hubspot.owners.find(['User 501'])).toEqual(new Map([['User 501', 'here']]));
    expect(hubspot.requests().byPurpose).toEqual({ 'owners.read': 2 });
  });

  it('are refused without their scope', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'crm.objects.owners.read');
    const { owners } = accountOf([here], {
      settings: { tokens: new Map([[SANDBOX_TOKEN, staticToken(scopes)]]) },
    });
    await expect(owners.find(['x'])).rejects.toMatchObject({ code: 'hubspot_forbidden' });
  });
});
