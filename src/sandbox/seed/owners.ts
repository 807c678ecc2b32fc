import type { WorldOwner } from '../portal/world.ts';
import { OWNERS } from './ids.ts';
import { days } from './people/crowd.ts';

/** The users of the account: teams that share a login. Nobody looks after onboarding since one was removed. */
export function makeOwners(now: number): WorldOwner[] {
  const [lifecycle, retention, product] = OWNERS;
  const team = (id: string, firstName: string, lastName: string): WorldOwner => ({
    ...{ id, firstName, lastName, userId: Number(id) - 70_000_000 },
    email: `${firstName.toLowerCase()}@coffee.example.com`,
    createdAt: now - days(700),
    leftAt: null,
  });
  return [
    team(lifecycle, 'Lifecycle', 'marketing'),
    team(retention, 'Retention', ''),
    team(product, 'Product', 'marketing'),
    { ...team('70114611', 'Onboarding', ''), leftAt: now - days(20) },
  ];
}
