import { beforeEach, expect, test, vi } from 'vitest';
import type { AskMark } from '../ipc/generated/AskMark';
import type { PastDay } from '../ipc/generated/PastDay';
import type { TodayAsk } from '../ipc/generated/TodayAsk';
import { ByHandState } from './by-hand.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const ask = (slot: 'morning' | 'evening', mark: AskMark): TodayAsk => ({
  key: { plan: 'p', day: '2026-04-01', slot, session: 0 }, programme: { id: 'p', name: 'P' }, session_name: null, mark, skipped: null, window: null, about_ms: 0, needs: [],
  doses: [{ exercise_id: 'E01', exercise_name: 'Heel drop', sets: 3, reps: 15, hold_s: null, legs: 'both', together: false, load_kg: null, bars: 1 }],
  sources: [], reasons: [], figure: null, figure_leg: 'left', pain_rule: null, extra_percent: null,
});
const day = (asks: TodayAsk[], more: Partial<PastDay> = {}): PastDay => ({ day: '2026-04-01', yesterday: true, recalled: false, before: '2026-03-31', after: null, asks, ...more });

test('the only session that nothing was told of is chosen', async () => {
  const page = new ByHandState('day');
  const evening = ask('evening', 'missed');
  call.mockResolvedValueOnce(day([ask('morning', 'done'), evening]));
  await page.load();
  expect(call).toHaveBeenCalledWith('past_day', { day: null });
  expect([page.ask, page.rows.length, page.loaded]).toEqual([evening, 2, true]);
});

test('where several were missed none is chosen, and another day forgets what was', async () => {
  const page = new ByHandState('day:2026-03-31');
  call.mockResolvedValueOnce(day([ask('morning', 'missed'), ask('evening', 'missed')]));
  await page.load();
  expect(call).toHaveBeenCalledWith('past_day', { day: '2026-03-31' });
  expect(page.ask).toBeNull();
  page.pick(page.day?.asks[0] ?? null);
  page.asAsked();
  expect(page.any).toBe(true);
  call.mockResolvedValueOnce(day([]));
  await page.goTo('2026-03-30');
  expect([page.ask, page.rows, page.any]).toEqual([null, [], false]);
});
