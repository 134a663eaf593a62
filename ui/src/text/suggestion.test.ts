import { expect, test } from 'vitest';
import type { Input } from '../ipc/generated/Input';
import type { Outcome } from '../ipc/generated/Outcome';
import type { ReasonLine } from '../ipc/generated/ReasonLine';
import type { Seen } from '../ipc/generated/Seen';
import type { SuggestionCard } from '../ipc/generated/SuggestionCard';
import { ifWord, inputWord, seenSaid } from './inputs';
import { reasonSaid } from './reasons';
import { adviceWord, headOf, kindOf, outcomeSaid, receipt, waySaid } from './suggestion';

const inputs = Object.keys(inputWord) as Input[];
const seen: Seen[] = ['unknown', 'not_asked', 'yes', 'no', { number: 0 }, { number: 2 }, { number: -1 }];
const outcomes: Outcome[] = ['progress', 'hold', { step_back: 'dose' }, { step_back: 'load' }, { step_back: 'to_limit' }, { step_back: 'stage' }, { step_back: 'rest' }, 'stop'];

test('every input has a name and words for whatever stood there', () => {
  for (const input of inputs) {
    for (const value of seen) expect(seenSaid(input, value), input).toMatch(/\S/);
    for (const value of seen) expect(ifWord[input](value), input).not.toMatch(/undefined|NaN|\[object/);
  }
});

test('what is not known is said so, and is never zero', () => {
  for (const input of inputs) expect([seenSaid(input, 'unknown'), seenSaid(input, 'not_asked')]).toEqual(['not known', 'not asked']);
});

test('values in the words of their kind', () => {
  expect([
    seenSaid('pain_during', { number: 6 }), seenSaid('morning_pain_rise', { number: 0 }), seenSaid('morning_pain_rise', { number: 2 }),
    seenSaid('morning_stiffness_rise', { number: 10 }), seenSaid('sessions_percent', { number: 93 }), seenSaid('effort_over_target', { number: 1 }),
    seenSaid('load_in_use', { number: 7.5 }), seenSaid('same_site_months', { number: 8 }), seenSaid('pain_fall', { number: -1 }),
  ]).toEqual(['6 of 10', 'as usual', '2 above usual', '10 min above usual', '93 %', '1 over target', '7.5 kg', '8 months ago', '1 of 10 (it rose)']);
});

test('what would change it, in a sentence', () => {
  expect(waySaid({ changes: [{ input: 'pain_during', to: { number: 3 } }], then: 'hold' })).toBe('If pain during were 3 of 10: hold.');
  expect(waySaid({ changes: [{ input: 'morning_pain_rise', to: { number: 0 } }, { input: 'morning_stiffness_rise', to: { number: 0 } }], then: 'progress' })).toBe(
    'If the first steps were as usual and stiffness were as usual: progress.',
  );
  expect(waySaid({ changes: [{ input: 'load_in_use', to: 'yes' }], then: 'progress' })).toBe('If the load were told: progress.');
  expect(waySaid({ changes: [{ input: 'dose_limit', to: 'no' }], then: { step_back: 'stage' } })).toBe('If there were no limit: step back to what came before.');
});

test('an outcome has one of four kinds and words of its own', () => {
  expect(outcomes.map(kindOf)).toEqual(['progress', 'hold', 'back', 'back', 'back', 'back', 'back', 'stop']);
  expect(new Set(outcomes.map(outcomeSaid)).size).toBe(outcomes.length);
});

const card = (outcome: Outcome, change: SuggestionCard['answer']['change']): SuggestionCard => ({
  plan: 'p', programme: { id: 'a', name: 'A' }, session: 's', of_day: '2026-11-21', with_morning: true,
  answer: { outcome, change, fired: [], ways: [], may_override: true }, sources: {}, counting: [], decided: null, summary: [],
});

test('what would become of the dose, and the receipt', () => {
  const load = card('progress', { lever: 'load', from: 5, to: 7.5 });
  expect(headOf(load)).toEqual({ lever: 'Load', from: '5 kg', to: '7.5 kg' });
  expect(receipt(load, 'accept')).toBe('Accepted: load from 5 kg to 7.5 kg.');
  expect(receipt(load, 'keep')).toBe('Kept as it is. Suggested was: load from 5 kg to 7.5 kg. Both are in the log.');
  expect(outcomes.map((outcome) => headOf(card(outcome, null))).every((head) => typeof head === 'string' && head !== '')).toBe(true);
});

test('every advice is a sentence, and says what its button does', () => {
  for (const { said, act, lead } of Object.values(adviceWord)) {
    expect(said).toMatch(/\.$/);
    expect(act === null).toBe(lead === null);
  }
});

test('every part of why this much has a title and a sentence', () => {
  const source = { what: '', value: '', cite: '', doi: null, bars: 1, grade: 'APP', own_default: true };
  const day = '2026-11-21';
  const lines: ReasonLine[] = [
    { what: 'week', week: 5, of: 12, phase: 'One' },
    { what: 'accepted', day, change: { lever: 'reps', from: 12, to: 15 }, rule: 'L7', sentence: 'S.', source },
    { what: 'restarted', day, step: 'one_back' },
    { what: 'load_told', day, exercise: 'Heel drop' },
    { what: 'person', day, above_suggestion: true },
    { what: 'below', caps: { sets: 2, reps: null, hold_s: 20 }, source: null },
    { what: 'unloading', from: day, source },
    { what: 'limit', kind: 'load_kg', at_most: 5, by: 'clinician', who: null, until: day },
  ];
  expect(lines.map((line) => reasonSaid(line).title)).toEqual([
    'Week 5 of 12: One', 'Repetitions from 12 to 15', 'Taken up again one week back', 'The load of Heel drop', 'You set it yourself',
    'Below the programme: 2 sets and holds of 20 s', 'A lighter week', 'At most 5 kg',
  ]);
  expect(lines.map((line) => reasonSaid(line).more).join(' ')).not.toMatch(/undefined|null/);
});
