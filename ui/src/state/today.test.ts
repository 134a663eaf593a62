import { beforeEach, expect, test, vi } from 'vitest';
import type { Today } from '../ipc/generated/Today';
import { dayLine, gradeSaid, whatItTakes } from '../text/today';
import { dayName } from '../text/words';
import { painRule, TodayState } from './today.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const view: Today = {
  day: '2026-11-22',
  day_no: 32,
  days: 84,
  over: false,
  week_no: 5,
  weeks: 12,
  due: {
    slot: 'morning',
    programme_name: 'P',
    about_ms: 1_680_000,
    needs: ['step', 'rail'],
    doses: [],
    sources: [
      { what: 'rest', value: '60 s', cite: 'own', doi: null, bars: 1, grade: 'APP', own_default: true },
      { what: 'pain rule', value: 'Moderate pain is tolerated.', cite: 'Alfredson 1998', doi: null, bars: 2, grade: 'V2', own_default: false },
    ],
  },
  later: 'evening',
  morning: 'planned',
  evening: 'planned',
  week: [],
  figure: null,
  figure_leg: 'left',
  site: 'mid_portion',
  legs: 'left',
};

test('starts the slot that is due, once', async () => {
  const today = new TodayState();
  call.mockResolvedValueOnce(view);
  await today.load();
  call.mockResolvedValue(null);
  const both = await Promise.all([today.start(), today.start()]);
  expect(both).toEqual([true, false]);
  expect(call).toHaveBeenLastCalledWith('start_session', { play: { what: 'slot', slot: 'morning' } });
});

test('is fetched again when rows change, but not for a live tick', async () => {
  const today = new TodayState();
  call.mockResolvedValue(view);
  await today.changed(['live']);
  expect(call).not.toHaveBeenCalled();
  await today.changed(['live', 'sessions']);
  expect(call).toHaveBeenCalledTimes(1);
});

test('an older answer never replaces a newer one', async () => {
  const today = new TodayState();
  let late: (t: Today) => void = () => undefined;
  call.mockReturnValueOnce(new Promise<Today>((done) => (late = done)));
  call.mockResolvedValueOnce({ ...view, day_no: 33 });
  const first = today.load();
  await today.load();
  late(view);
  await first;
  expect(today.view?.day_no).toBe(33);
});

test('a pain rule is shown only when the sources give one', () => {
  expect(painRule(view)?.value).toBe('Moderate pain is tolerated.');
  expect(painRule({ ...view, due: null })).toBeNull();
});

test('the sentences', () => {
  expect(dayName('2026-11-22')).toBe('Sunday 22 November');
  expect(dayLine(view)).toBe('Day 32 of 84. Two sessions today.');
  expect(view.due && whatItTakes(view.due)).toBe('About 28 minutes. You need a step and something to hold.');
  expect(view.due?.sources.map(gradeSaid)).toEqual([
    'Sinew’s own default: no paper gives this number.',
    'Seen only in a secondary source, not in the paper itself.',
  ]);
});
