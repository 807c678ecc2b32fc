import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { World } from '../../../src/sandbox/portal/world.ts';
import { buildWorld } from '../../../src/sandbox/seed/build-world.ts';
import { GROWN_LIST } from '../../../src/sandbox/seed/grow.ts';

const NOW = Date.parse('2026-11-22T10:20:00Z');

function digest(world: World): string {
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Map ? [...value.entries()] : value;
  return createHash('sha256').update(JSON.stringify(world, plain)).digest('hex');
}

describe('the demo account', () => {
  it('is the same, byte for byte, for the same seed and the same now', () => {
    expect(digest(buildWorld({ now: NOW }))).toBe(digest(buildWorld({ now: NOW })));
  });

  it('differs for another seed and for another now', () => {
    const usual = digest(buildWorld({ now: NOW }));
    expect(digest(buildWorld({ now: NOW, seed: 7 }))).not.toBe(usual);
    expect(digest(buildWorld({ now: NOW + 1 }))).not.toBe(usual);
  });

  it('holds nothing that has not happened yet', () => {
    const world = buildWorld({ now: NOW });
    const records = [...world.records.values()].flatMap((ofType) => [...ofType.values()]);
    const written = records.flatMap((record) => [...record.history.values()].flat().map(({ at }) => at));
    const joined = [...world.lists.values()].flatMap(({ members }) =>
      members.map(({ joinedAt }) => joinedAt),
    );
    const sent = [...world.emails.values()].flatMap(({ daily }) => daily.map(({ day }) => day));
    expect([...written, ...joined, ...sent].filter((at) => at > NOW)).toEqual([]);
    expect(records.filter(({ createdAt, archivedAt }) => Math.max(createdAt, archivedAt ?? 0) > NOW)).toEqual(
      [],
    );
  });

  it('keeps versions oldest first and stays in the order of joining', () => {
    const world = buildWorld({ now: NOW });
    const series = [
      ...[...world.records.values()]
        .flatMap((ofType) => [...ofType.values()])
        .flatMap((record) => [...record.history.values()].map((versions) => versions.map(({ at }) => at))),
      ...[...world.lists.values()].map(({ members }) => members.map(({ joinedAt }) => joinedAt)),
    ];
    const isSorted = (moments: number[]) =>
      moments.every((at, index) => at >= (moments[index - 1] ?? -Infinity));
    expect(series.filter((moments) => !isSorted(moments))).toEqual([]);
  });
});

describe('sizes', () => {
  it('are the designed ones unless more is asked for', () => {
    const world = buildWorld({ now: NOW });
    expect(world.records.get('0-1')?.size).toBe(3600);
    expect(world.workflows.size).toBe(42);
    expect(world.lists.size).toBe(21);
    expect(world.emails.size).toBe(33);
    expect(world.lists.has(GROWN_LIST)).toBe(false);
  });

  it('grow to what is asked for and leave the designed part as it was', () => {
    const grown = buildWorld({ now: NOW, workflows: 300, contacts: 5000 });
    const usual = buildWorld({ now: NOW });
    expect(grown.records.get('0-1')?.size).toBe(5000);
    expect(grown.workflows.size).toBe(300);
    expect(grown.lists.get(GROWN_LIST)?.members).toHaveLength(1400);
    for (const [id, workflow] of usual.workflows) expect(grown.workflows.get(id)).toEqual(workflow);
    for (const [id, list] of usual.lists) expect(grown.lists.get(id)).toEqual(list);
  });

  it('never fall below the designed ones', () => {
    const world = buildWorld({ now: NOW, workflows: 1, contacts: 1 });
    expect(world.records.get('0-1')?.size).toBe(3600);
    expect(world.workflows.size).toBe(42);
  });
});
