import { beforeEach, expect, test, vi } from 'vitest';
import { noteCount } from '../text/summary';
import { Answers, SummaryState } from './summary.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

test('nothing is chosen beforehand and not answered is null, not zero', () => {
  const answers = new Answers();
  expect(answers.report('s')).toEqual({ session_id: 's', pain_during: null, pain_after: null, effort: null, note: null });
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
    report: { session_id: 's1', pain_during: null, pain_after: null, effort: null, note: 'old shoes' },
  });
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
