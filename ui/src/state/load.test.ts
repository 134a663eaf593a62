import { beforeEach, expect, test, vi } from 'vitest';
import type { LoadItem } from '../ipc/generated/LoadItem';
import type { LoadView } from '../ipc/generated/LoadView';
import { clashWords, costWords, itemName, km, lackWords, readWords } from '../text/load';
import { app } from './app.svelte';
import { LoadState, RunForm } from './load.svelte';
import { RaceForm, RacesState } from './races.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => {
  call.mockReset();
  app.toast = null;
});

const item = (more: Partial<LoadItem>): LoadItem => ({
  key: 'p-1', what: 'planned_run', name: '', id: 'p-1', slot: null, mark: null, at: null, weight: 'hard', done: false, distance_m: 6000, duration_s: null,
  pace: null, meant: null, instead: null, movable: true, check: null, ...more,
});
const days = ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04'];
const view = (): LoadView => ({
  today: '2026-04-02',
  weeks: [{ monday: '2026-03-30', days: days.map((day) => ({ day, today: day === '2026-04-02', past: day < '2026-04-02', items: day === '2026-04-03' ? [item({})] : [] })), metres: null, most: null, clashes: [], trunk_days: null }],
  since_heavy: null, sources: [], shoes: [], reports: [], back: null,
});

async function opened(): Promise<LoadState> {
  const page = new LoadState();
  call.mockResolvedValueOnce(view());
  await page.load();
  return page;
}

test('a run is moved to the day beside it, and never to one that is over', async () => {
  const page = await opened();
  expect([page.beside('2026-04-03', 1), page.beside('2026-04-02', -1), page.beside('2026-04-04', 1)]).toEqual(['2026-04-04', null, null]);
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(view());
  expect(await page.move(item({}), '2026-04-04')).toBe(true);
  expect(call.mock.calls[1]).toEqual(['move_run', { moved: { plan: null, meant: null, planned: 'p-1', to: '2026-04-04' } }]);
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(view());
  await page.move(item({ what: 'plan_run', id: 'plan', meant: '2026-04-03' }), '2026-04-04');
  expect(call.mock.calls[3]).toEqual(['move_run', { moved: { plan: 'plan', meant: '2026-04-03', planned: null, to: '2026-04-04' } }]);
  page.dragged = item({});
  expect(await page.drop('2026-04-01')).toBe(false);
  expect([page.dragged, call.mock.calls.length]).toEqual([null, 5]);
});

test('other training takes the place of a run, and the run comes back', async () => {
  const page = await opened();
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(view());
  expect(await page.swap(item({}), 'bike')).toBe(true);
  expect(call.mock.calls[1]).toEqual(['swap_run', { swap: { plan: null, meant: null, planned: 'p-1', sport: 'bike' } }]);
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(view());
  await page.swap(item({ what: 'plan_run', id: 'plan', meant: '2026-04-03', instead: 'bike' }), null);
  expect(call.mock.calls[3]).toEqual(['swap_run', { swap: { plan: 'plan', meant: '2026-04-03', planned: null, sport: null } }]);
  expect(itemName(item({ instead: 'water_run' }))).toBe('Running in deep water, in place of a run');
});

test('a run becomes two', async () => {
  const page = await opened();
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(view());
  expect(await page.split(item({}))).toBe(true);
  expect(call.mock.calls[1]).toEqual(['split_run', { id: 'p-1' }]);
});

test('a warm-up is told of what is fast, and of nothing else', () => {
  const form = new RunForm('2026-04-02');
  form.warmUp = true;
  form.pace = 'easy';
  expect(form.draft().warm_up).toBeNull();
  form.pace = 'speed';
  expect(form.draft().warm_up).toBe(true);
  form.warmUp = false;
  expect(form.draft().warm_up).toBe(false);
});

test('nothing is chosen beforehand, and what was not told is not zero', () => {
  const form = new RunForm('2026-04-02');
  expect(form.draft()).toEqual({ id: null, on: '2026-04-02', at: null, distance_m: null, pace: null, hills: null, hill_repeats: null, surface: null, shoe: null, warm_up: null, dark: false });
  form.distance = '8,5';
  form.pace = 'strides';
  expect(form.draft()).toMatchObject({ distance_m: 8500, pace: { strides: { percent: 60 } } });
});

test('going anyway keeps the words before the run, and a refusal keeps the form', async () => {
  const page = await opened();
  page.begin('2026-04-03');
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['words: a reason is asked for'] });
  expect(await page.anyway()).toBe(false);
  expect([page.form !== null, page.problem !== null]).toEqual([true, true]);
  if (page.form !== null) page.form.why = 'A farewell.';
  call.mockResolvedValueOnce(null).mockResolvedValueOnce('p-2').mockResolvedValueOnce(view());
  expect(await page.anyway()).toBe(true);
  expect(call.mock.calls.slice(2).map(([command]) => command as string)).toEqual(['run_anyway', 'plan_run', 'load_view']);
  expect(page.form).toBeNull();
});

test('a race is kept in metres, and a goal is made smaller', async () => {
  const form = new RaceForm(null);
  form.distance = '42,195';
  expect(form.draft().distance_m).toBe(42195);
  form.distance = 'far';
  expect(form.draft().distance_m).toBe(0);
  const page = new RacesState();
  call.mockResolvedValue({ today: '2026-04-02', races: [] });
  const race = { id: 'r', name: 'A', on: '2026-05-01', distance_m: 42195, surface: null, note: null, days_left: 29, over: null, over_on: null, before: [], ready: null, reach: null, ticks: [] };
  expect(await page.smaller(race, 21097)).toBe(true);
  expect(call.mock.calls[0]).toEqual(['keep_race', { race: { id: 'r', name: 'A', on: '2026-05-01', surface: null, note: null, distance_m: 21097 } }]);
});

test('words', () => {
  expect([km(42195), km(8000)]).toEqual(['42.2 km', '8 km']);
  const heavy = item({ key: 'h', what: 'session', name: 'Heavy raises', slot: 'evening', distance_m: null });
  expect(clashWords({ first: 'h', second: 'p-1', day: '2026-04-04', hours: 14, asked_h: 24, taken: false }, heavy, item({}))).toBe('Heavy raises, evening: 14 h before Planned run, 6 km on Saturday. 24 h are asked for.');
  expect(itemName(item({ what: 'race', name: 'Ten', distance_m: 10000 }))).toBe('Ten, 10 km');
  expect(readWords({ input: 'planned_percent', seen: { number: 150 } })).toBe('of the longest 150 %');
  expect(readWords({ input: 'planned_distance', seen: 'unknown' })).toBeNull();
  expect(lackWords({ green_runs: { green: 1, asked: 3 } })).toBe('1 of the last 3 runs were green');
  expect(costWords({ worst: null, green: 1, yellow: 0, red: 0, open: 2, mornings_worse: 0, mornings_open: 0 })).toEqual(['pain not told', '1 green run', '2 runs not answered']);
});
