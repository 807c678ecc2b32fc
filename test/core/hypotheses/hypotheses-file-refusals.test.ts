import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { noJudgements } from '../../../src/core/grounding/judgements.ts';
import { readHypothesesFile, writeHypothesesFile } from '../../../src/core/hypotheses/hypotheses-file.ts';
import { makeDraft } from '../../factories/hypotheses.ts';
import { SHORT } from './short-file.ts';

const MOMENT = { now: Date.parse('2026-11-01T09:00:00Z'), by: 'cli' };

const read = (text: string) => readHypothesesFile(parse(text), MOMENT);

test.each<[string, (text: string) => string, RegExp]>([
  [
    'an unknown key, with the nearest',
    (text) => text.replace('windowDays', 'windowDay'),
    /hypotheses\[0\]\.prediction\.windowDay: .*did you mean “windowDays”/,
  ],
  [
    'an unknown slot, with the nearest',
    (text) => text.replace('audience', 'audiense'),
    /slots\.audiense: .*“audience”/,
  ],
  [
    'a key like no other, with what is known',
    (text) => text.replace('status: live', 'colour: red'),
    /hypotheses\[0\]\.colour: .*known are .*statement/,
  ],
  [
    'a share written in hundreds, with its spelling',
    (text) => text.replace('0.15', '15'),
    /hypotheses\[0\]\.prediction\.target: 15 .*at most 1; 15 in 100 is written 0\.15/,
  ],
  [
    'a status that does not exist',
    (text) => text.replace('live', 'running'),
    /hypotheses\[0\]\.status: "running" .*"draft" or "live"/,
  ],
  [
    'a day that is none',
    (text) => text.replace('2026-12-31', '31.12.2026'),
    /hypotheses\[0\]\.prediction\.deadline: "31\.12\.2026" .*2026-12-31/,
  ],
  [
    'a title that is too long',
    (text) => text.replace('Bursts, not blasts', 'x'.repeat(41)),
    /slots\.title: .*at most 40 characters/,
  ],
  [
    'an id of another form',
    (text) => text.replace('- slots', '- id: h1\n    slots'),
    /hypotheses\[0\]\.id: "h1" .*h_ and ten/,
  ],
  [
    'an attachment that is no id',
    (text) => text.replace('[101]', '[1.5]'),
    /hypotheses\[0\]\.attach\.treatment\[0\]: 1\.5/,
  ],
  [
    'a list in both roles',
    (text) => text.replace('treatment: [101]', 'treatment: [101], control: [101]'),
    /list 101 cannot be both treatment and control/,
  ],
  [
    'another schema',
    (text) => text.replace('hypotheses/1', 'hypotheses/9'),
    /schema: "groundwork\.hypotheses\/9" .*"groundwork\.hypotheses\/1"/,
  ],
  ['no hypotheses', () => 'schema: groundwork.hypotheses/1', /hypotheses: is missing/],
  ['an empty document', () => '', /The document null does not fit/],
  ['something else', () => '[1, 2]', /The document \[1,2\] does not fit/],
])('refuses %s', (_, change, message) => {
  expect(read(change(SHORT))).toMatchObject({
    ok: false,
    reason: 'invalid_file',
    message: expect.stringMatching(message),
  });
});

test('two entries with one id are refused, and so is the same hypothesis written twice', () => {
  const document = writeHypothesesFile({
    hypotheses: [makeDraft(), makeDraft()],
    judgements: noJudgements(),
  });
  expect(readHypothesesFile(document, MOMENT)).toMatchObject({
    ok: false,
    message: expect.stringContaining('as hypotheses[0] is'),
  });
});

test('every problem is named at once', () => {
  const refused = read(SHORT.replace('0.15', '15').replace('live', 'running'));
  expect(refused).toMatchObject({
    ok: false,
    message: expect.stringMatching(/target[^]*status|status[^]*target/),
  });
});

const saying = (statement: string) =>
  readHypothesesFile({ schema: 'groundwork.hypotheses/1', hypotheses: [{ statement }] }, MOMENT);

test('a part of a statement that is too long for its slot is refused rather than cut', () => {
  const refused = saying(`Trial admins give up because ${'nobody told them '.repeat(40)}what to import.`);
  expect(refused).toMatchObject({
    ok: false,
    problems: [
      {
        path: 'hypotheses[0].statement',
        message: expect.stringMatching(
          /^as “because”, .*at most 400 characters; say it shorter in slots\.because$/,
        ),
      },
    ],
  });
});

test('a statement in another language is not taken apart by English words', () => {
  const statement =
    'Nos clients so partent because après deux semaines, parce que nous les submergeons de messages.';
  const read = saying(statement);
  expect(read).toMatchObject({
    ok: true,
    value: { hypotheses: [{ slots: { behaviour: statement, because: '', approach: '' } }] },
  });
});
