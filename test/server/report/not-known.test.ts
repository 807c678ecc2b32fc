import { describe, expect, it } from 'vitest';
import { missingWords } from '../../../src/server/report/not-known.ts';
import { makeAuditReport } from '../../factories/entities.ts';

const unread = (kind: 'workflow' | 'list' | 'portal' | 'emails', id: string) => ({
  ...{ kind, id, name: null, reason: 'HubSpot said no' },
});

describe('what an incomplete audit lacks', () => {
  it('is nothing when the audit is complete, whatever nobody asked for', () => {
    const asset = { kind: 'hypothesis' as const, id: 'h', name: 'H' };
    const unknowns = [{ ruleId: 'SG302', asset, reason: 'not given', cause: 'not_given' as const }];
    expect(missingWords(makeAuditReport({ complete: true, unknowns }))).toBeNull();
  });

  it.each([
    ['the account', [unread('portal', '42')], 'The workflows of the account could not be read.'],
    ['two workflows', [unread('workflow', '1'), unread('workflow', '2')], '2 workflows could not be read.'],
    [
      'segments and e-mails',
      [unread('list', 'all'), unread('emails', 'all')],
      'Segments could not be read; e-mail statistics could not be read.',
    ],
  ])('counts %s', (_what, unreadable, words) => {
    expect(missingWords(makeAuditReport({ complete: false, unreadable }))).toBe(words);
  });

  it('counts rules without an answer and questions HubSpot would not let us answer', () => {
    const asset = { kind: 'workflow' as const, id: '1', name: 'W' };
    const unknowns = [{ ruleId: 'SG306', asset, reason: 'refused', cause: 'unread' as const }];
    const crashes = [{ ruleId: 'SG309', message: 'a bug' }];
    expect(missingWords(makeAuditReport({ complete: false, unknowns, crashes }))).toBe(
      '1 rule gave no answer; 1 question could not be answered for want of access.',
    );
  });
});
