import { toInstant } from '../../core/time.ts';
import type { WorldList, WorldRecord } from '../portal/world.ts';
import { OWNERS, PIPELINE, type ListKey } from './ids.ts';
import { asDate, days } from './people/crowd.ts';
import type { Random } from './random.ts';

const COMPANY_COUNT = 120;
const DEAL_COUNT = 150;

const BANDS = ['1_10', '11_50', '51_plus'] as const;
const TIERS: Record<(typeof BANDS)[number], string> = { '1_10': 'C', '11_50': 'B', '51_plus': 'A' };
const FIRST_WORDS = [
  'Harbour',
  'Copper',
  'Willow',
  'Granite',
  'Lantern',
  'Meadow',
  'Tidal',
  'Juniper',
] as const;
const SECOND_WORDS = ['Coffee', 'Offices', 'Bakery', 'Hotels', 'Studios', 'Workspace', 'Canteens'] as const;

/** Records of one object type with the lists they are on. */
export interface RecordSet {
  records: Map<string, WorldRecord>;
  stays: Map<ListKey, WorldList['members']>;
}

export function makeCompanies(now: number, random: Random): RecordSet {
  const set = emptySet();
  for (let index = 0; index < COMPANY_COUNT; index += 1) {
    const band = random.pick(BANDS);
    const createdAt = now - days(40 + index * 6);
    const name = `${random.pick(FIRST_WORDS)} ${random.pick(SECOND_WORDS)} ${index + 1}`;
    const id = addRecord(set, 14_800_000_001 + index * 20, createdAt, {
      name,
      domain: `${name.toLowerCase().replaceAll(' ', '-')}.example.com`,
      country: random.pick(['IE', 'GB', 'DE'] as const),
      size_band: band,
      company_tier: TIERS[band],
    });
    if (band === '51_plus') join(set, 'tierACompanies', id, createdAt + 60_000);
    if (index % 9 === 2) join(set, 'partnerCompanies', id, createdAt + days(3));
  }
  return set;
}

export function makeDeals(now: number, random: Random): RecordSet {
  const set = emptySet();
  for (let index = 0; index < DEAL_COUNT; index += 1) {
    const createdAt = now - days(2 + index * 1.3);
    const stage = random.pick(PIPELINE.stages);
    const amount = random.int(4, 400) * 100;
    const id = addRecord(set, 9_600_000_001 + index * 20, createdAt, {
      dealname: `Office coffee ${index + 1}`,
      amount: String(amount),
      pipeline: PIPELINE.id,
      dealstage: stage,
      closedate: asDate(createdAt + days(45)),
      hubspot_owner_id: random.pick(OWNERS),
      notes_last_updated: toInstant(createdAt),
    });
    if (amount > 10_000 && !stage.startsWith('closed')) join(set, 'openDeals', id, createdAt + 60_000);
  }
  return set;
}

function emptySet(): RecordSet {
  return { records: new Map(), stays: new Map() };
}

function addRecord(set: RecordSet, number: number, at: number, values: Record<string, string>): string {
  const id = String(number);
  const history: WorldRecord['history'] = new Map();
  const all = { hs_object_id: id, createdate: toInstant(at), ...values };
  for (const [name, value] of Object.entries(all)) history.set(name, [{ value, at, source: 'INTEGRATION' }]);
  set.records.set(id, { id, createdAt: at, archivedAt: null, history });
  return id;
}

function join(set: RecordSet, list: ListKey, recordId: string, joinedAt: number): void {
  const members = set.stays.get(list) ?? [];
  members.push({ recordId, joinedAt, leftAt: null });
  set.stays.set(list, members);
}
