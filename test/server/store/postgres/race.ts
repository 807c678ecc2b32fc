import type { Store } from '../../../../src/server/store/port/store.ts';
import { makeInboxEntry, makeLedgerRow, makeTaskMark } from '../../../factories/entities.ts';
import { hypothesisId, makeHypothesis, makeSlots } from '../../../factories/hypotheses.ts';

const CLAIMERS = 20;
export const REPLACED = hypothesisId(1);
export const BEGUN = 'one-browser';
export const CREATED = hypothesisId(2);

export interface RaceResult {
  /** How many of the claimers created the hypothesis, and how many replaced the other one. */
  created: number;
  replaced: number;
  /** Moment and arm of the row that each claimer was told stands. */
  exposed: string[];
  /** Entries that were kept for each delivery, added up. */
  received: number;
  /** How many were given the install that was begun. */
  taken: number;
  /** How many were told to make the task of the owner. */
  tasks: number;
}

/** Twenty claimers at once of one id, one version, one record, one settings record, one event, one begun install and one task. */
export async function race(store: Store, racer: number): Promise<RaceResult> {
  const all = <Answer>(claim: (number: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: CLAIMERS }, (_, number) => claim(racer * CLAIMERS + number)));
  const slots = (number: number) => makeSlots({ owner: `claimer ${number}` });
  const [created, replaced, exposed, , received, taken, tasks] = await Promise.all([
    all((number) => store.hypotheses.create('A', makeHypothesis({ id: CREATED, slots: slots(number) }))),
    all((number) => store.hypotheses.replace('A', 1, makeHypothesis({ id: REPLACED, slots: slots(number) }))),
    all((number) =>
      store.ledger.expose(
        'A',
        REPLACED,
        makeLedgerRow({ arm: number % 2 === 0 ? 'treatment' : 'control', joinedAt: number }),
      ),
    ),
    all((number) =>
      store.portals.change('A', (portal) => ({ ...portal, editors: [...portal.editors, `${number}`] })),
    ),
    all(() => store.inbox.receive('A', [makeInboxEntry({ key: 'b' }), makeInboxEntry({ key: 'a' })])),
    all(() => store.begunInstalls.take(BEGUN)),
    all(() => store.decisionTasks.begin('A', makeTaskMark(), 0)),
  ]);
  return {
    created: created.filter(({ ok }) => ok).length,
    replaced: replaced.filter(({ ok }) => ok).length,
    exposed: exposed.map(({ arm, joinedAt }) => `${arm} ${joinedAt}`),
    received: received.reduce((sum, count) => sum + count, 0),
    taken: taken.filter((install) => install !== null).length,
    tasks: tasks.filter((isMine) => isMine).length,
  };
}
