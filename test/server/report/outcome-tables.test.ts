import { describe, expect, it } from 'vitest';
import type { MeasuredHypothesis, MeasureReport } from '../../../src/core/contract/measure-report.ts';
import type { SyncedObjectType, SyncReport } from '../../../src/core/contract/sync-report.ts';
import { measureTable } from '../../../src/server/report/measure-table.ts';
import { syncTable } from '../../../src/server/report/sync-table.ts';
import { makeReading } from '../../factories/entities.ts';
import { makeCounts } from '../../factories/hypotheses.ts';

const PLAIN = { colour: false, width: 80 };

function measured(overrides: Partial<MeasuredHypothesis> = {}): MeasuredHypothesis {
  return {
    ...{ hypothesisId: 'h_0000000001', title: 'Bursts, not blasts', objectTypeId: '0-1', direction: 'up' },
    ...{ baseline: 0.12, target: 0.15, deadline: '2026-12-31', windowDays: 30, problem: null },
    ...{ newRecords: 0, outcomesRead: 0, unreadRecords: 0, becameFinal: false },
    ...{ lookBack: null, confidence: null },
    reading: makeReading({
      ...{ state: 'validated', label: 'Target reached', sentence: 'The target was reached: 17 in 100.' },
      counts: makeCounts({ control: { finished: 900, reached: 81 }, contaminated: 4 }),
    }),
    ...overrides,
  };
}

function measureReport(overrides: Partial<MeasureReport> = {}): MeasureReport {
  return {
    ...{ schema: 'groundwork.measure/1', portalId: '4242', measuredAt: '2026-11-02T09:00:00.000Z' },
    ...{ hypotheses: [measured()], calibration: null, byChance: null, notices: [], failed: [], ...overrides },
  };
}

describe('table of measured hypotheses', () => {
  it('tells label, sentence and everybody it rests on', () => {
    expect(measureTable(measureReport(), PLAIN)).toBe(
      [
        'DID IT COME TRUE?',
        '  Bursts, not blasts      Target reached (validated)',
        '                          The target was reached: 17 in 100.',
        '                          Chance that the true figure is at or past your target:',
        '                          97 in 100. For interest; it decides nothing.',
        '                          187 of 1,100 finished · 81 of 900 compared · 40',
        '                          waiting · 1 in before the start · 2 too late to finish',
        '                          · 2 had done it before · 1 could not be read · 4 in',
        '                          both groups',
        '',
      ].join('\n'),
    );
  });

  it('says the word once where label and state are the same', () => {
    const reading = makeReading({ state: 'too_early', label: 'Too early' });
    expect(measureTable(measureReport({ hypotheses: [measured({ reading })] }), PLAIN)).toContain(
      'Too early\n',
    );
  });

  it('names what could not be measured, with the next step', () => {
    const failed = [
      { hypothesisId: 'h_1', title: '', code: 'x', message: 'HubSpot said no.', hint: 'Grant it.' },
    ];
    const table = measureTable(measureReport({ hypotheses: [], failed }), PLAIN);
    expect(table).toContain('COULD NOT BE MEASURED\n  h_1: HubSpot said no. Grant it.');
    expect(table).not.toContain('nothing to measure');
  });

  it('says when there is nothing to measure', () => {
    expect(measureTable(measureReport({ hypotheses: [] }), PLAIN)).toContain('nothing to measure');
  });

  it('has colour only when asked', () => {
    const colours = (colour: boolean) =>
      measureTable(measureReport(), { colour, width: 80 }).includes('\u001b[');
    expect([colours(true), colours(false)]).toEqual([true, false]);
  });
});

function synced(overrides: Partial<SyncedObjectType> = {}): SyncedObjectType {
  const names = ['Hypotheses', 'Reached', 'Not reached', 'Last result'];
  return {
    objectTypeId: '0-1',
    properties: names.map((label) => ({ name: label, label, state: 'created' })),
    ...{ records: 2036, unchanged: 0, written: 2036, refused: 0, gone: 0, postponed: 0 },
    results: { reached: 266, notReached: 1808, waiting: 112, other: 0 },
    ...overrides,
  };
}

function syncReport(overrides: Partial<SyncReport> = {}): SyncReport {
  return {
    ...{ schema: 'groundwork.sync/1', portalId: '4242', at: '2026-11-02T09:00:00.000Z' },
    ...{
      action: 'write',
      dryRun: false,
      objectTypes: [synced()],
      refused: [],
      changes: [],
      changesLeftOff: 0,
    },
    ...{ dailyCap: null, triggeredWorkflows: null, notices: [], ...overrides },
  };
}

describe('table of what was written', () => {
  it('says what it wrote, and on how many', () => {
    expect(syncTable(syncReport(), PLAIN)).toBe(
      [
        'WRITTEN BACK',
        '  wrote 4 properties on 2,036 contacts',
        '  reached 266 · not reached 1,808 · waiting 112',
        '',
      ].join('\n'),
    );
  });

  it('says what it did not write, and why', () => {
    const counts = { written: 1, unchanged: 5, postponed: 4, refused: 12, gone: 2 };
    const refused = Array.from({ length: 12 }, (_, index) => {
      return {
        objectTypeId: '0-1',
        recordId: String(index),
        code: 'validation_error',
        message: 'No such option.',
      };
    });
    const table = syncTable(syncReport({ objectTypes: [synced(counts)], refused }), PLAIN);
    expect(table).toContain(
      'wrote 4 properties on 1 contact; 5 were right already; 4 left for the next run (limit); 12 refused by HubSpot; 2 deleted in HubSpot',
    );
    expect(table).toContain('REFUSED BY HUBSPOT\n  contact 0  No such option. (validation_error)');
    expect(table).toContain('and 2 more');
  });

  it('says of a dry run that nothing was written, and what would be', () => {
    const values = {
      groundwork_reached: { from: '', to: 'h_1' },
      groundwork_last_result: { from: '2026-08-03', to: '' },
    };
    const changes = [{ objectTypeId: '0-1', recordId: '7', values }];
    const table = syncTable(syncReport({ dryRun: true, changes, changesLeftOff: 40 }), PLAIN);
    expect(table).toContain(
      'WOULD BE WRITTEN (nothing has been)\n  would write 4 properties on 2,036 contacts',
    );
    expect(table).toContain('contact 7  groundwork_reached: – → h_1, groundwork_last_result: 2026-08-03 → –');
    expect(table).toContain('and 31 more');
    expect(table).not.toContain('wrote');
  });

  it('says what was removed', () => {
    const properties = synced().properties.map((property) => ({ ...property, state: 'archived' as const }));
    const table = syncTable(syncReport({ action: 'remove', objectTypes: [synced({ properties })] }), PLAIN);
    expect(table).toContain('REMOVED\n  cleared 2,036 contacts and deleted 4 properties');
  });

  it('says when there is nothing to write, and what to look at', () => {
    const notices = [{ code: 'x', message: 'Almost full.', hint: 'Retire some.' }];
    const table = syncTable(syncReport({ objectTypes: [], notices }), PLAIN);
    expect(table).toContain('NOTHING TO WRITE');
    expect(table).toContain('Almost full. Retire some.');
  });
});
