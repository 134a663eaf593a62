import { beforeEach, expect, test, vi } from 'vitest';
import type { FlagView } from '../ipc/generated/FlagView';
import type { Urgency } from '../ipc/generated/Urgency';
import { asText, clearedSaid, closedSaid } from '../text/care';
import { CareState, openFlags, QuestionsState } from './care.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

const flag = (id: string, urgency: Urgency, more: Partial<FlagView> = {}): FlagView => ({
  id, day: '2026-04-02', urgency, signs: ['x'], flow: { card: 'seen_today', loading: 'paused', may_override: true }, advice: [], cleared: null, overridden: null, slip: false, open: true, ...more,
});

test('open signs come first by urgency', () => {
  expect(openFlags([flag('a', 'within_weeks'), flag('b', 'within_days', { open: false }), flag('c', 'same_day')]).map((f) => f.id)).toEqual(['c', 'a']);
});

test('without words nothing is gone past', async () => {
  const care = new CareState();
  call.mockResolvedValue(null);
  expect(await care.goOn('a', '  ')).toBe(false);
  expect(call).not.toHaveBeenCalled();
  expect(await care.goOn('a', ' I was told so on the phone. ')).toBe(true);
  expect(call).toHaveBeenCalledWith('override_flag', { flag: 'a', words: 'I was told so on the phone.' });
});

test('a clinician clears with a day and a name', async () => {
  const care = new CareState();
  call.mockResolvedValue(null);
  expect(await care.clear('a', '', 'Ana')).toBe(false);
  expect(await care.clear('a', '2026-04-10', 'Ana')).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('clear_flag', { clear: { flag: 'a', on: '2026-04-10', by: 'Ana' } });
});

test('a day to come clears nothing yet, and says so', () => {
  const cleared: [string, string] = ['2026-04-10', 'Ana'];
  expect(clearedSaid(flag('a', 'same_day', { cleared }))).toBe('From 10 April on, by Ana. Until then it stays as it is.');
  expect(clearedSaid(flag('a', 'same_day', { cleared, open: false }))).toBe('On 10 April 2026, by Ana.');
  expect(closedSaid(flag('a', 'same_day', { overridden: 'Only a bruise.', open: false }))).toBe('Your own decision: “Only a bruise.”');
});

test('a question is added, and the open ones become text', async () => {
  const list = new QuestionsState();
  const lines = [{ id: '1', day: '2026-04-02', words: 'Hills?', done: false }, { id: '2', day: '2026-04-01', words: 'Lifts?', done: true }];
  call.mockImplementation((command: string) => Promise.resolve(command === 'questions' ? lines : null));
  expect(await list.add()).toBe(false);
  list.words = ' Hills? ';
  expect(await list.add()).toBe(true);
  expect(call).toHaveBeenCalledWith('add_question', { words: 'Hills?', plan: null });
  expect([list.words, list.open.length, list.done.length]).toEqual(['', 1, 1]);
  expect(asText(lines)).toBe('Questions for the next visit\n\n1. Hills?');
});
