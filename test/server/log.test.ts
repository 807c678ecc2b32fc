import { describe, expect, it } from 'vitest';
import { openLogs } from '../../src/server/log.ts';
import { readLogSettings } from '../../src/server/log-settings.ts';

describe('what LOG_LEVEL says', () => {
  it.each([
    ['warn', { all: 'warn' }],
    ['hubspot=debug', { all: 'info', hubspot: 'debug' }],
    ['warn, hubspot = debug,store=trace', { all: 'warn', hubspot: 'debug', store: 'trace' }],
  ])('%s', (text, settings) => {
    expect(readLogSettings(text)).toEqual({ ok: true, value: settings });
  });

  it.each([
    ['loud', '“loud” is none of fatal'],
    ['info,hubspot=loud', '“loud” is none of fatal'],
    ['info,disk=debug', 'has no area “disk”: http, hubspot, jobs, store'],
    ['info,', '“” is none of'],
  ])('%s is refused by name', (text, message) => {
    expect(readLogSettings(text)).toMatchObject({
      ok: false,
      message: expect.stringContaining(message) as string,
    });
  });
});

describe('the logs of the areas', () => {
  it('each write from their own level on, and name their area', () => {
    const lines: unknown[] = [];
    const logs = openLogs({ all: 'warn', hubspot: 'debug' }, (line) => lines.push(JSON.parse(line)));
    for (const area of ['http', 'hubspot', 'jobs', 'store'] as const) logs(area).debug(`debug of ${area}`);
    logs('jobs').warn('warning of jobs');
    expect(lines).toMatchObject([
      { area: 'hubspot', msg: 'debug of hubspot' },
      { area: 'jobs', msg: 'warning of jobs' },
    ]);
  });
});
