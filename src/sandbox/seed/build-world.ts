import { COMPANY, CONTACT, DEAL } from '../../core/object-type.ts';
import type { World, WorldEmail, WorldWorkflow } from '../portal/world.ts';
import { makeCompanies, makeDeals } from './companies-and-deals.ts';
import { EMAILS, toEmail } from './emails.ts';
import { toWorkflow } from './flow/definition.ts';
import { growLists, growPeople, growWorkflows } from './grow.ts';
import { makeLists } from './lists.ts';
import { makeOwners } from './owners.ts';
import { createCrowd, type Crowd } from './people/crowd.ts';
import { addDerivedStays, addReaders } from './people/everyone-else.ts';
import { addFirstTimeBuyers } from './people/first-time-buyers.ts';
import { addLapsedCustomers } from './people/lapsed-customers.ts';
import { addDirectAdmins, addTrialAdmins, addTrialMembers } from './people/trials-and-admins.ts';
import { makeProperties } from './properties.ts';
import { createRandom, type Random } from './random.ts';
import { TIME_ZONE } from './timing.ts';
import { ALL_WORKFLOWS } from './workflows/all.ts';

/** What the demo account is made from: `now` in epoch milliseconds, sizes at least the designed ones (42 and 3,600). */
export interface SeedOptions {
  now: number;
  seed?: number;
  workflows?: number;
  contacts?: number;
}

const DEFAULT_SEED = 20_261;

/**
 * The demo account with its whole past, a pure function of its options: same seed and same `now`, same bytes. Effects
 * are planted with exact counts; chance only decides names, countries and hours.
 */
export function buildWorld(options: SeedOptions): World {
  const { now, seed = DEFAULT_SEED } = options;
  const random = createRandom(seed);
  const crowd = makePeople(now, random);
  const companies = makeCompanies(now, random);
  const deals = makeDeals(now, random);
  const world: World = {
    account: {
      portalId: '48231907',
      accountType: 'STANDARD',
      timeZone: TIME_ZONE,
      uiDomain: 'app.hubspot.com',
    },
    ...makeProperties(now),
    records: new Map([
      [CONTACT, crowd.people],
      [COMPANY, companies.records],
      [DEAL, deals.records],
    ]),
    lists: makeLists(
      now,
      (key) => companies.stays.get(key) ?? deals.stays.get(key) ?? crowd.stays.get(key) ?? [],
    ),
    workflows: makeWorkflows(now),
    emails: makeEmails(now, random),
    owners: makeOwners(now),
  };
  growLists(world, growPeople(crowd, options.contacts ?? 0), now);
  growWorkflows(world, options.workflows ?? 0, now, random);
  return world;
}

function makePeople(now: number, random: Random): Crowd {
  const crowd = createCrowd(now, random);
  addFirstTimeBuyers(crowd);
  addLapsedCustomers(crowd);
  addTrialAdmins(crowd);
  addTrialMembers(crowd);
  addDirectAdmins(crowd);
  addReaders(crowd);
  addDerivedStays(crowd);
  return crowd;
}

function makeWorkflows(now: number): Map<string, WorldWorkflow> {
  return new Map(ALL_WORKFLOWS.map((seed) => [seed.id, toWorkflow(seed, now)]));
}

function makeEmails(now: number, random: Random): Map<string, WorldEmail> {
  const users = (emailId: string) =>
    ALL_WORKFLOWS.filter(({ actions }) => actions.some((action) => sends(action, emailId))).map(
      ({ name }) => name,
    );
  return new Map(Object.values(EMAILS).map((seed) => [seed.id, toEmail(seed, users(seed.id), now, random)]));
}

function sends(action: Record<string, unknown>, emailId: string): boolean {
  const { fields } = action;
  return (
    typeof fields === 'object' && fields !== null && 'content_id' in fields && fields.content_id === emailId
  );
}
