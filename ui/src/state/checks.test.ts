import { beforeEach, expect, test, vi } from 'vitest';
import type { DoseLine } from '../ipc/generated/DoseLine';
import { ByHandState, DoneRow } from './by-hand.svelte';
import { MorningAnswers, WeekAnswers, whole } from './checks.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

test('a number that was not typed is not known; one that cannot stand here is wrong', () => {
  expect([whole('', 10), whole(' 0 ', 10), whole('10', 10), whole('11', 10), whole('-1', 10), whole('2.5', 10)]).toEqual([null, 0, 10, false, false, false]);
});

test('nothing of a morning is preset, and not answered is not zero', async () => {
  const morning = new MorningAnswers('2026-11-22');
  expect(morning.any).toBe(false);
  expect(await morning.save()).toBe(false);
  expect(morning.draft()).toEqual({ day: '2026-11-22', pain: null, stiffness_min: null, something_new: null, niggle: null });
  morning.chooseMinutes(0);
  morning.pain = 0;
  call.mockResolvedValue(null);
  expect(await morning.save()).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('answer_morning', { morning: { day: '2026-11-22', pain: 0, stiffness_min: 0, something_new: null, niggle: null } });
});

test('minutes are chosen or typed, never both', () => {
  const morning = new MorningAnswers('d');
  morning.chooseMinutes(15);
  morning.typeMinutes('45');
  expect([morning.minutes, morning.draft().stiffness_min]).toEqual([null, 45]);
  morning.typeMinutes('601');
  expect([morning.wrong, morning.draft().stiffness_min]).toEqual(['Minutes: a whole number from 0 to 600.', null]);
  morning.chooseMinutes(5);
  expect([morning.typed, morning.wrong]).toEqual(['', null]);
});

test('a morning that is left is an answer with nothing in it', async () => {
  const morning = new MorningAnswers('d');
  morning.pain = 4;
  call.mockResolvedValue(null);
  expect(await morning.leave()).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('answer_morning', { morning: { day: 'd', pain: null, stiffness_min: null, something_new: null, niggle: null } });
});

test('a niggle that is taken back is not kept', () => {
  const morning = new MorningAnswers('d');
  morning.niggleOpen = true;
  morning.niggle = 3;
  morning.closeNiggle();
  expect([morning.niggle, morning.niggleOpen]).toEqual([null, false]);
});

test('every part of a week may be left out', async () => {
  const week = new WeekAnswers(['Climb stairs']);
  expect(week.any).toBe(false);
  week.percent = '0';
  week.scores.lefs = '71';
  week.lowMood = false;
  const [stairs] = week.activities;
  if (stairs) stairs.score = 6;
  week.add();
  call.mockResolvedValue(null);
  expect(week.any && (await week.save())).toBe(true);
  expect(call.mock.calls[0]?.[1]).toEqual({
    week: {
      percent: 0, confidence: null, frustration: null, fatigue: null, sore_places: null, slept_badly: null, low_mood: false,
      activities: [{ name: 'Climb stairs', score: 6 }], scores: [{ name: 'lefs', total: 71 }], note: null,
    },
  });
});

test('a total has the range of its questionnaire', async () => {
  const week = new WeekAnswers([]);
  week.scores.lefs = '81';
  week.scores.visa_a = '100';
  expect(week.wrong).toEqual({ lefs: 'LEFS: a whole number from 0 to 80.' });
  expect(await week.save()).toBe(false);
  expect(call).not.toHaveBeenCalled();
});

test('at most five activities are asked', () => {
  const week = new WeekAnswers([]);
  for (let i = 0; i < 9; i += 1) week.add();
  expect(week.activities).toHaveLength(5);
});

const line: DoseLine = { exercise_id: 'E01', exercise_name: 'Heel drop', sets: 3, reps: 15, hold_s: null, legs: 'both', together: false, load_kg: 5, bars: 3 };

test('what was done by hand begins empty, and is taken over in one press', () => {
  const row = new DoneRow(line, 'left');
  expect([row.sets, row.told, row.dose().load_kg]).toEqual(['', false, null]);
  row.asAsked();
  expect(row.dose()).toEqual({ exercise: 'E01', side: 'left', sets: 3, reps: 15, load_kg: 5, reason: null });
  row.sets = '2';
  row.reason = 'tired';
  expect([row.fewer, row.dose().reason]).toEqual([true, 'tired']);
  row.load = '7,5';
  expect(row.dose().load_kg).toBe(7.5);
  row.load = 'heavy';
  expect(row.wrong).toBe('Load: 0 to 500 kg, or empty when it is not known.');
});

test('a session by hand is told for each side, and not before a set is', async () => {
  const page = new ByHandState('0');
  const key = { plan: 'p', day: 'd', slot: 'morning' as const, session: 0 };
  call.mockResolvedValueOnce({ asks: [{ key, doses: [line] }] });
  await page.load();
  expect(page.rows.map((row) => row.side)).toEqual(['left', 'right']);
  expect(await page.save()).toBeNull();
  page.asAsked();
  page.answers.choose('during', 2);
  call.mockResolvedValueOnce('s-20');
  expect(await page.save()).toBe('s-20');
  expect(call.mock.calls[1]?.[1]).toMatchObject({ done: { key, pain_during: 2, pain_after: null, done: [{ side: 'left', sets: 3 }, { side: 'right', sets: 3 }] } });
});
