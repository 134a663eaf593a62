import { beforeEach, expect, test, vi } from 'vitest';
import { shown } from '../charts/layout';
import { drawn } from '../charts/scales';
import type { Chart } from '../charts/types';
import { chartHandlers } from '../ipc/fake/charts';
import type { ChartRange } from '../ipc/generated/ChartRange';
import type { Charts } from '../ipc/generated/Charts';
import { changeOf, said } from '../text/charts';
import { ChartsState } from './charts.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const fake = chartHandlers({ answers: () => Promise.reject(new Error('not asked')), tell: () => undefined, scene: 'charts', over: {} });
const answer = (range: ChartRange) => fake.charts({ ask: { plan: 'p-1', range } }) as Charts;
const plans = [{ id: 'p-4', ended: 'stopped' }, { id: 'p-1', ended: null }];

async function opened(range: ChartRange['range'] = 'weeks12'): Promise<ChartsState> {
  call.mockImplementation((command: string, args: { ask: { range: ChartRange } }) => Promise.resolve(command === 'plans' ? plans : answer(args.ask.range)));
  const state = new ChartsState(range);
  await state.open();
  return state;
}

test('the table holds every number that is drawn, and no other', async () => {
  const { drawn: all } = await opened();
  expect(all.map((chart) => chart.name)).toEqual(['pain', 'stiffness', 'dose', 'load', 'tension', 'capacity', 'weekly', 'recovery', 'flares', 'onset']);
  let compared = 0;
  for (const chart of all) {
    for (const series of chart.panels.flatMap(shown)) {
      const column = chart.columns.indexOf(series.label) - 1;
      expect(column, `${chart.key} ${series.label}`).toBeGreaterThanOrEqual(0);
      const cells = new Map(chart.rows.map((row) => [row.x, row.cells[column] ?? '']));
      const points = drawn(series.points);
      for (const point of points) expect(cells.get(point.x)?.startsWith(series.say(point.value)), `${chart.key} at ${String(point.x)}`).toBe(true);
      expect([...cells.values()].filter((cell) => /\d/.test(cell))).toHaveLength(points.length);
      compared += points.length;
    }
  }
  expect(compared).toBeGreaterThan(200);
});

test('what was not answered says so, and what was not asked says nothing', async () => {
  const { drawn: all } = await opened();
  const pain = all[0] as Chart;
  const cells = pain.rows.flatMap((row) => row.cells);
  expect(cells).toContain('not answered');
  expect(cells.some((cell) => cell.startsWith('0 of 10') && cell.includes('not'))).toBe(false);
  const silent = pain.rows.find((row) => row.cells[0] === 'not answered');
  expect(said(pain.columns, silent ?? { label: '', cells: [] })).toContain('During not answered');
});

test('a row for each week of the range, the one without a load too', async () => {
  const { drawn: all } = await opened('weeks4');
  const load = all.find((chart) => chart.name === 'load');
  expect(load?.rows.map((row) => row.cells[0])).toEqual(['7.5 kg', '10 kg', '10 kg', '10 kg']);
});

test('the plan that runs is shown first, and an older answer never takes the place of a newer', async () => {
  const state = await opened();
  expect(state.plan).toBe('p-1');
  let first: (charts: Charts) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((kept) => (first = kept)));
  const slow = state.chooseRange('programme');
  await state.chooseRange('weeks4');
  first(answer({ range: 'programme' }));
  await slow;
  expect(state.charts?.frame.days).toBe(25);
});

test('from a day to a day is asked for by its key, beginning with what was shown', async () => {
  const state = await opened('weeks4');
  const before = call.mock.calls.length;
  await state.chooseRange('between');
  expect(call.mock.calls).toHaveLength(before);
  expect([state.from, state.to]).toEqual(['2026-03-09', '2026-04-02']);
  await state.ask();
  expect(call).toHaveBeenLastCalledWith('charts', { ask: { plan: 'p-1', range: { range: 'between', from: '2026-03-09', to: '2026-04-02' } } });
});

test('a refusal is said, and what is drawn stays', async () => {
  const state = await opened();
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['to: is before the first day'] });
  await state.ask();
  expect(state.problem?.lines).toHaveLength(1);
  expect(state.charts).not.toBeNull();
});

test('what touches the numbers asks again, and nothing else does', async () => {
  const state = await opened();
  const asked = () => call.mock.calls.filter(([command]) => command === 'charts').length;
  const before = asked();
  await state.changed(['settings', 'reminders']);
  expect(asked()).toBe(before);
  await state.changed(['answers']);
  expect(asked()).toBe(before + 1);
});

test('a picture is sent as its bytes', async () => {
  const state = await opened();
  call.mockResolvedValueOnce('/home/you/a.png');
  expect(await state.save({ name: 'pain' } as Chart, new Blob([new Uint8Array([137, 80])]))).toBe('/home/you/a.png');
  expect(call).toHaveBeenLastCalledWith('save_chart', { picture: { chart: 'pain', png: [137, 80] } });
});

test.each([
  [{ what: 'lever', lever: 'load', exercise: { id: 'E01', name: 'Heel drop' }, from: null, to: 5, phase: null }, 'Load told: 5 kg, Heel drop'],
  [{ what: 'lever', lever: 'sets', exercise: null, from: 1, to: null, phase: null }, 'Sets from 1 to the programme’s own'],
  [{ what: 'lever', lever: 'week', exercise: null, from: 2, to: 3, phase: 'Load' }, 'Week from 2 to 3 (Load)'],
  [{ what: 'skipped', reason: 'not_said' }, 'Skipped'],
] as const)('a change in a few words: %j', (change, words) => {
  expect(changeOf(change)).toBe(words);
});
