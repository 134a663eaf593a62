import { beforeEach, expect, test, vi } from 'vitest';
import { noteCount } from '../text/summary';
import type { SetRow } from '../ipc/generated/SetRow';
import { Answers, loadedIn, SummaryState } from './summary.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

test('nothing is chosen beforehand and not answered is null, not zero', () => {
  const answers = new Answers();
  expect(answers.report('s')).toEqual({
    session_id: 's', pain_during: null, pain_after: null, effort: null, signs: null, course: null, feels: [], note: null,
  });
  expect(answers.bothPains).toBe(false);
});

test('digits and X choose, and the focus moves on', () => {
  const answers = new Answers();
  expect(answers.key('4', null)).toBe('after');
  expect(answers.key('x', null)).toBe('effort');
  expect([answers.during, answers.after]).toEqual([4, 10]);
  expect(answers.key('7', null)).toBeNull();
  expect(answers.key('7', 'effort')).toBe('note');
  expect(answers.key('0', 'during')).toBe('after');
  expect(answers.key('p', 'during')).toBeNull();
  expect([answers.during, answers.after, answers.effort]).toEqual([0, 10, 7]);
  expect(answers.bothPains).toBe(true);
});

test('Save waits for both pain numbers; saving without them sends none', async () => {
  const page = new SummaryState('s1');
  call.mockResolvedValue(null);
  page.answers.choose('during', 3);
  page.answers.write('  old shoes ');
  expect(await page.save(true)).toBe(false);
  expect(await page.save(false)).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('save_report', {
    report: { session_id: 's1', pain_during: null, pain_after: null, effort: null, signs: null, course: null, feels: [], note: 'old shoes' },
  });
});

test('signs are answered together: one of them, none of them, or not at all', () => {
  const answers = new Answers();
  const none = { sharp: false, limp: false, rest_pain: false, swelling: false, unstable: false };
  answers.tick('limp');
  expect([answers.anySign, answers.report('s').signs]).toEqual([true, { ...none, limp: true }]);
  answers.tick('limp');
  expect([answers.anySign, answers.noSign, answers.report('s').signs]).toEqual([false, false, null]);
  answers.tickNone();
  expect([answers.noSign, answers.report('s').signs]).toEqual([true, none]);
  answers.tick('sharp');
  expect([answers.noSign, answers.report('s').signs]).toEqual([false, { ...none, sharp: true }]);
  answers.tickNone();
  answers.tickNone();
  expect(answers.report('s').signs).toBeNull();
});

test('how a load felt is told for each exercise, and can be taken back', () => {
  const answers = new Answers();
  answers.feel('E01', 'too_light');
  answers.feel('E02', 'right');
  answers.feel('E01', null);
  expect(answers.report('s').feels).toEqual([{ exercise: 'E02', feel: 'right' }]);
});

test('only what was loaded is asked about', () => {
  const row = (exercise_id: string, load_kg: number | null, reps_done = 15) => ({ exercise_id, exercise_name: exercise_id, load_kg, reps_done }) as SetRow;
  expect(loadedIn([row('a', 5), row('a', 5), row('b', null), row('c', 0), row('d', 5, 0)])).toEqual([{ id: 'a', name: 'a' }]);
});

test('a note over the limit is held back and the count is said near the limit only', async () => {
  const page = new SummaryState('s1');
  page.answers.write('a'.repeat(4001));
  expect(await page.save(false)).toBe(false);
  expect(call).not.toHaveBeenCalled();
  expect(noteCount(3599)).toBeNull();
  expect(noteCount(3990)).toBe('10 characters left.');
  expect(noteCount(4001)).toMatch(/^1 characters? too many/);
});

test('a refused save keeps the answers', async () => {
  const page = new SummaryState('s1');
  page.answers.choose('during', 3);
  page.answers.choose('after', 2);
  call.mockRejectedValue({ code: 'invalid', message: '', detail: ['pain_during: 0 to 10'] });
  expect(await page.save(true)).toBe(false);
  expect(page.problem?.lines).toEqual(['Worst pain during: 0 to 10']);
  expect(page.answers.during).toBe(3);
});
