import { describe, expect, it } from 'vitest';
import { ALL_SCOPES, SANDBOX_TOKEN, staticToken } from '../../../../src/sandbox/portal/settings.ts';
import { checkAccount } from '../../../../src/server/use-cases/doctor/check-account.ts';
import { smallWorld, WORLD_NOW } from '../../../factories/world.ts';
import { startPortal } from '../../../helpers/portal.ts';
import { doorTo } from '../../hubspot/doors.ts';

function checksWithout(...scopes: string[]) {
  const tokens = new Map([[SANDBOX_TOKEN, staticToken(ALL_SCOPES.filter((one) => !scopes.includes(one)))]]);
  const portal = startPortal({ world: smallWorld(), settings: { tokens } });
  return checkAccount(doorTo(portal), WORLD_NOW);
}

describe('checking an account', () => {
  it('finds nothing to mend when everything may be read', async () => {
    const checks = await checksWithout();
    expect(checks.map(({ id, status }) => [id, status])).toEqual([
      ['workflows', 'ok'],
      ['segments', 'ok'],
      ['properties', 'ok'],
      ['records', 'ok'],
      ['emails', 'ok'],
      ['owners', 'ok'],
    ]);
  });

  it.each([
    ['automation', 'workflows', 'warning'],
    ['crm.lists.read', 'segments', 'failed'],
    ['crm.objects.contacts.read', 'records', 'failed'],
    ['content', 'emails', 'warning'],
    ['crm.objects.owners.read', 'owners', 'warning'],
  ])('without %s names the scope to grant', async (scope, id, status) => {
    const broken = (await checksWithout(scope)).filter((check) => check.status !== 'ok');
    expect(broken).toMatchObject([{ id, status, mend: expect.stringContaining(scope) }]);
  });

  it('names the properties too where neither their scope nor that of contacts is granted', async () => {
    const checks = await checksWithout('crm.schemas.contacts.read', 'crm.objects.contacts.read');
    const broken = checks.filter(({ status }) => status === 'failed');
    expect(broken.map(({ id }) => id)).toEqual(['properties', 'records']);
    expect(broken[0]?.mend).toContain('crm.schemas.contacts.read');
  });
});
