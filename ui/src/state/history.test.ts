import { beforeEach, expect, test, vi } from 'vitest';
import type { SessionListItem } from '../ipc/generated/SessionListItem';
import type { SetRow } from '../ipc/generated/SetRow';
import { howSaid } from '../text/history';
import { setNote, wasSaid } from '../text/summary';
import { outOfTen } from '../text/words';
import { byExercise, Corrections, HistoryState } from './history.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const item = (session_id: string, day: string): SessionListItem => ({
  session_id,
  day,
  plan: 'p',
  slot: 'morning',
  started_at: '07:14',
  programme_name: 'P',
  session_name: null,
  sets_done: 6,
  sets_partial: 0,
  sets_of: 6,
  reps_done: 90,
  reps_of: 90,
  pain_during: null,
  pain_after: 0,
  effort: null,
  by_hand: false,
  extra: false,
  recalled: false,
  voided: false,
  open: false,
});

const row = (change: Partial<SetRow>): SetRow => ({
  set_id: 'a',
  exercise_id: 'straight',
  exercise_name: 'Heel drop, knee straight',
  side: 'left',
  set_no: 1,
  set_of: 3,
  attempt: 1,
  state: 'done',
  reason: null,
  reps_done: 15,
  reps_target: 15,
  load_kg: null,
  tempo_ms: [4000, 0, 2000],
  under_tension_ms: 60_000,
  gap_ms: null,
  corrected: false,
  was_reps: null,
  was_load_kg: null,
  voided: false,
  ...change,
});

test('sessions are grouped by day in the order they came', async () => {
  const history = new HistoryState();
  call.mockResolvedValue({ from: '2026-10-26', to: '2026-11-22', earlier: null, voided: [], sessions: [item('c', '2026-11-22'), item('b', '2026-11-21'), item('a', '2026-11-21')] });
  await history.load();
  expect(history.days.map((d) => [d.day, d.sessions.length])).toEqual([
    ['2026-11-22', 1],
    ['2026-11-21', 2],
  ]);
});

test('earlier weeks come below, and all of them are read again after a change', async () => {
  const history = new HistoryState();
  const pages: Record<string, unknown> = {
    newest: { from: '2026-10-26', to: '2026-11-22', earlier: '2026-10-20', voided: [], sessions: [item('b', '2026-11-22')] },
    '2026-10-20': { from: '2026-09-23', to: '2026-10-20', earlier: null, voided: [item('m', '2026-10-19')], sessions: [item('a', '2026-10-20')] },
  };
  call.mockImplementation((_: string, { draft }: { draft: { to: string | null } }) => Promise.resolve(pages[draft.to ?? 'newest']));
  await history.load();
  await history.more();
  expect(history.days.map((d) => d.day)).toEqual(['2026-11-22', '2026-10-20']);
  expect(history.voidedDays.map((d) => d.day)).toEqual(['2026-10-19']);
  await history.changed(['sessions']);
  expect(history.days.map((d) => d.day)).toEqual(['2026-11-22', '2026-10-20']);
  expect(history.earlier).toBeNull();
  await history.more();
  expect(call).toHaveBeenCalledTimes(4);
});

test('what was told by hand or done once more is marked', () => {
  expect(howSaid({ ...item('a', '2026-11-21'), by_hand: true, extra: true })).toEqual(['told by hand', 'once more']);
  expect(howSaid(item('a', '2026-11-21'))).toEqual([]);
});

test('not answered is never zero', () => {
  expect([outOfTen(null), outOfTen(0)]).toEqual(['not answered', '0 of 10']);
});

test('sets of one exercise and side stand together', () => {
  const groups = byExercise([row({}), row({ set_no: 2 }), row({ side: 'right' }), row({ exercise_id: 'bent' })]);
  expect(groups.map((g) => [g.key, g.sets.length])).toEqual([
    ['straight/left', 2],
    ['straight/right', 1],
    ['bent/left', 1],
  ]);
});

test('only what was changed is sent', async () => {
  const corrections = new Corrections([row({}), row({ set_id: 'b', set_no: 2 }), row({ set_id: null, state: 'to_come' })]);
  expect(corrections.rows).toHaveLength(2);
  const second = corrections.rows[1];
  if (second === undefined) throw new Error('two rows');
  second.reps = '12';
  second.load = '2,5';
  call.mockResolvedValue(null);
  expect(await corrections.keep()).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('correct_set', { correction: { set_id: 'b', reps: 12, load_kg: 2.5 } });
});

test.each([
  ['reps', '1000'],
  ['reps', '-1'],
  ['reps', ''],
  ['reps', '1.5'],
  ['load', '501'],
  ['load', 'heavy'],
] as const)('a wrong %s (%s) is said and nothing is sent', async (field, typed) => {
  const corrections = new Corrections([row({}), row({ set_id: 'b', set_no: 2 })]);
  const [first, second] = corrections.rows;
  if (first === undefined || second === undefined) throw new Error('two rows');
  first[field] = typed;
  second.reps = '3';
  expect(await corrections.keep()).toBe(false);
  expect(first.error).not.toBeNull();
  expect(call).not.toHaveBeenCalled();
});

test('a set that was not simply done is said in a sentence', () => {
  expect(setNote(row({}))).toBeNull();
  expect(setNote(row({ state: 'partial', reps_done: 12, set_no: 3, reason: 'hurts' }))).toBe(
    'Set 3, Heel drop, knee straight, left: you stopped at 12 (it hurt). It counts as 12.',
  );
  expect(wasSaid(row({ corrected: true, reps_done: 14, was_reps: 12 }))).toBe('12');
});
