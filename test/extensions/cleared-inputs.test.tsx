import { toCalendarDay } from '@groundwork/extensions/lib/calendar-day.ts';
import { JudgedBy } from '@groundwork/extensions/pages/JudgedBy.tsx';
import { InHundred } from '@groundwork/extensions/pages/PredictionForm.tsx';
import { DateInput, NumberInput } from '@hubspot/ui-extensions';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { expect, test, vi } from 'vitest';
import { contentOf } from '../../src/core/hypotheses/draft.ts';
import { makeDraft } from '../factories/hypotheses.ts';

test('a day that is cleared is none', () => {
  const content = { ...contentOf(makeDraft()), kind: 'reviewed' as const, reviewOn: '2026-12-31' };
  const seen = vi.fn();
  const renderer = createRenderer('pages');
  renderer.render(<JudgedBy content={content} onChange={seen} />);
  renderer.find(DateInput).trigger('onChange', null as never);
  expect(seen).toHaveBeenLastCalledWith({ ...content, reviewOn: null });
  expect(toCalendarDay({ year: 2027, month: 0, date: 5 })).toBe('2027-01-05');
});

test('a share that is emptied is not known, and never nought', () => {
  const seen = vi.fn();
  const renderer = createRenderer('pages');
  renderer.render(<InHundred label="Today’s number" name="baseline" share={0.2} onChange={seen} />);
  for (const value of [null, undefined, 14.5]) renderer.find(NumberInput).trigger('onChange', value as never);
  expect(seen.mock.calls).toEqual([[null], [null], [0.145]]);
});
