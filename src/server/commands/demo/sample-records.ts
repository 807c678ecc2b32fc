import { summary } from '../../../core/explain/card-words.ts';
import { COMPANY, CONTACT, DEAL } from '../../../core/object-type.ts';
import type { SampleRecord } from '../../../sandbox/workbench/host/scene.ts';
import { explainRecord } from '../../use-cases/explain/explain-record.ts';
import { firstCounted, runningFirst } from './first-counted.ts';
import { DEMO_USER, type DemoAccount } from './open-demo.ts';

/** Webinar sign-ups: written to by a workflow, and nobody has said why. */
const UNEXPLAINED_LIST = '80';

/** Records of the demo account worth a look, each with what its card says first. */
export async function sampleRecords(demo: DemoAccount): Promise<SampleRecord[]> {
  const samples: SampleRecord[] = [];
  for (const { objectTypeId, id } of await candidates(demo)) {
    const record = { objectTypeId, recordId: id };
    const card = await explainRecord(demo, demo.portalId, record, { userId: DEMO_USER });
    samples.push({ objectTypeId, id, name: nameOf(demo, objectTypeId, id), about: summary(card) });
  }
  return samples;
}

/** Somebody of each hypothesis, the running ones first; of a segment without one, of none; then a company and a deal. */
async function candidates(demo: DemoAccount): Promise<{ objectTypeId: string; id: string }[]> {
  const { portal } = demo;
  const found = new Map<string, string>();
  for (const hypothesis of await runningFirst(demo)) {
    const recordId = await firstCounted(demo, hypothesis);
    if (recordId !== null) found.set(recordId, hypothesis.objectTypeId);
  }
  const contacts = [...(portal.world.records.get(CONTACT)?.keys() ?? [])];
  const inSegments = new Set(
    [...portal.world.lists.values()].flatMap(({ members }) => members.map((one) => one.recordId)),
  );
  const unexplained = await someoneWithoutHypothesis(demo, UNEXPLAINED_LIST);
  const nobody = contacts.find((id) => !inSegments.has(id));
  for (const id of [unexplained, nobody]) if (id !== undefined) found.set(id, CONTACT);
  const others = [COMPANY, DEAL].flatMap((objectTypeId) => {
    const [id] = portal.world.records.get(objectTypeId)?.keys() ?? [];
    return id === undefined ? [] : [{ objectTypeId, id }];
  });
  return [...[...found].map(([id, objectTypeId]) => ({ objectTypeId, id })), ...others];
}

/** A member of a segment that no hypothesis counts. */
async function someoneWithoutHypothesis(
  { store, portalId, portal }: DemoAccount,
  listId: string,
): Promise<string | undefined> {
  for (const { recordId, leftAt } of portal.world.lists.get(listId)?.members ?? []) {
    const isFree = leftAt === null && (await store.ledger.ofRecord(portalId, recordId)).length === 0;
    if (isFree) return recordId;
  }
  return undefined;
}

function nameOf({ portal, now }: DemoAccount, objectTypeId: string, id: string): string {
  const history = portal.world.records.get(objectTypeId)?.get(id)?.history;
  const valueOf = (name: string) =>
    history
      ?.get(name)
      ?.filter(({ at }) => at <= now())
      .at(-1)?.value;
  const person = [valueOf('firstname'), valueOf('lastname')].filter((part) => part !== undefined).join(' ');
  return valueOf('name') ?? valueOf('dealname') ?? (person === '' ? id : person);
}
