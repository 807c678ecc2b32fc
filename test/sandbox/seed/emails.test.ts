import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time.ts';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { SEND_FACTS, WORKFLOW_FACTS } from '../../../src/sandbox/seed/facts.ts';
import { WORKFLOWS } from '../../../src/sandbox/seed/ids.ts';
import { definitionsOf, fieldValues } from './definition-reading.ts';

const NOW = Date.parse('2026-11-22T10:20:00Z');
const world = buildWorld({ now: NOW });
const stateOf = new Map<string, string | null>(
  Object.entries(WORKFLOW_FACTS).map(([key, facts]) => [idOf(key), facts.state]),
);

function idOf(key: string): string {
  const [, id = ''] = Object.entries(WORKFLOWS).find(([name]) => name === key) ?? [];
  return id;
}

/** Sums of the e-mails that workflows in this state send, over days from `from` on. */
function sums(state: string, from: number): { sent: number; unsubscribed: number } {
  const ids = definitionsOf(world)
    .filter((definition) => stateOf.get(definition.id) === state)
    .flatMap((definition) => fieldValues(definition, '0-4', 'content_id'));
  const rows = ids.flatMap((id) => world.emails.get(id)?.daily ?? []).filter(({ day }) => day >= from);
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return { sent: sum(({ sent }) => sent), unsubscribed: sum(({ unsubscribed }) => unsubscribed) };
}

describe('e-mails of the last 30 days', () => {
  it.each(Object.entries(SEND_FACTS))('sent by %s workflows are as planted', (state, planted) => {
    expect(sums(state, NOW - 30 * DAY_MS)).toEqual(planted);
  });

  it('give the same sums wherever in the first and the last day somebody cuts', () => {
    const first = Math.floor((NOW - 30 * DAY_MS) / DAY_MS) * DAY_MS;
    for (const from of [first, first + 1, first + DAY_MS])
      expect(sums('ungrounded', from)).toEqual(SEND_FACTS.ungrounded);
    const today = Math.floor(NOW / DAY_MS) * DAY_MS;
    const rows = [...world.emails.values()].flatMap(({ daily }) => daily);
    expect(rows.filter(({ day }) => day >= today)).toEqual([]);
  });

  it('come to 46 % ungrounded and 72 % of the unsubscribes, whether service messages are counted or not', () => {
    const { grounded, inherited, ungrounded, not_applicable, unknown } = SEND_FACTS;
    const judged = grounded.sent + inherited.sent + ungrounded.sent;
    const all = judged + not_applicable.sent + unknown.sent;
    expect(Math.round((100 * ungrounded.sent) / judged)).toBe(46);
    expect(Math.round((100 * ungrounded.sent) / all)).toBe(46);
    const unsubscribes = grounded.unsubscribed + inherited.unsubscribed + ungrounded.unsubscribed;
    expect(Math.round((100 * ungrounded.unsubscribed) / unsubscribes)).toBe(72);
  });
});

describe('the e-mails', () => {
  it('have ids of their own, and campaign ids from another id space', () => {
    const emails = [...world.emails.values()];
    const ids = [...emails.map(({ id }) => id), ...emails.map(({ campaignId }) => campaignId)];
    expect(new Set(ids).size).toBe(2 * emails.length);
  });

  it('never deliver more than was sent, nor lose more readers than were reached', () => {
    const rows = [...world.emails.values()].flatMap(({ daily }) => daily);
    const odd = rows.filter((row) => row.delivered > row.sent || row.unsubscribed > row.delivered);
    expect(odd).toEqual([]);
  });

  it('name the workflows that send them; three are sent by hand, one is transactional', () => {
    const emails = [...world.emails.values()];
    expect(emails.filter(({ workflowNames }) => workflowNames.length === 0)).toHaveLength(3);
    expect(emails.filter(({ isTransactional }) => isTransactional)).toHaveLength(1);
    expect(emails.filter(({ workflowNames }) => workflowNames.length > 1)).toEqual([]);
  });
});
