import { beforeEach, expect, test, vi } from 'vitest';
import type { CapacityView } from '../ipc/generated/CapacityView';
import type { SidesView } from '../ipc/generated/SidesView';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { TestRow } from '../ipc/generated/TestRow';
import { differenceSaid, normSaid, trendSaid, valueSaid } from '../text/capacity';
import { CapacityState, TestRun, trendOf } from './capacity.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

/** A window clock that is moved by hand; each move draws once. */
function clock() {
  let [now, draw] = [0, () => undefined as void];
  return {
    ticker: { now: () => now, after: (_ms: number, _frame: boolean, next: () => void) => ((draw = next), () => (draw = () => undefined)) },
    to(ms: number) {
      now = ms;
      draw();
    },
  };
}
const begun = (kind: 'heel_raises' | 'balance') => {
  const time = clock();
  const run = new TestRun(kind, 60, 'left', time.ticker);
  run.begin();
  time.to(5000);
  return { run, time };
};

test('it begins after a moment to get ready; until then nothing counts', () => {
  const time = clock();
  const run = new TestRun('heel_raises', 60, 'left', time.ticker);
  run.begin();
  time.to(1200);
  run.more();
  expect([run.step, run.readyLeft, run.raises]).toEqual(['ready', 4, 0]);
  time.to(5000);
  run.more();
  expect([run.step, run.raises]).toEqual(['on', 1]);
});

test('up on one beat, down on the next', () => {
  const { run, time } = begun('heel_raises');
  expect(run.goesUp).toBe(true);
  time.to(6250);
  expect([run.goesUp, run.beat, run.progress]).toEqual([false, 1, 0.25]);
});

test('counts can be taken back, and end with the person', () => {
  const { run } = begun('heel_raises');
  for (let i = 0; i < 101; i += 1) run.more();
  run.less();
  run.stop();
  expect([run.step, run.value]).toEqual(['done', 99]);
  run.more();
  expect(run.value).toBe(99);
});

test('balance is the clock, and never longer than it can be kept', () => {
  const { run, time } = begun('balance');
  time.to(17_340);
  run.stop();
  expect([run.step, run.value]).toEqual(['done', 12.3]);
  const long = begun('balance');
  long.time.to(5000 + 700_000);
  expect([long.run.step, long.run.value]).toEqual(['done', 600]);
});

test('stopped before it began it is no test', () => {
  const time = clock();
  const run = new TestRun('balance', 60, 'right', time.ticker);
  run.begin();
  run.stop();
  expect(run.step).toBe('choose');
});

const note: SourceNote = { what: '', value: '', cite: '', doi: null, bars: 1, grade: 'APP', own_default: true };
const sides = (more: Partial<SidesView> = {}): SidesView => ({
  kind: 'heel_raises', left: 19, right: 26, difference_percent: 26.9, weaker: 'left', flagged: true, limb_symmetry: 73, norm: null, norm_source: null, ...more,
});
const view: CapacityView = {
  heel_raises: sides(), balance: sides({ kind: 'balance' }), tests: [], beats_per_minute: 60, beat_source: note, difference_source: note, age: null, sex: null, injured: 'left',
};

test('a test is kept with what was told, then the other leg follows', async () => {
  const page = new CapacityState();
  call.mockImplementation((command: string) => Promise.resolve(command === 'capacity' ? view : null));
  await page.load();
  await page.begin('heel_raises');
  const run = page.run!;
  expect([run.side, await page.keep()]).toEqual(['right', false]);
  run.step = 'done';
  run.raises = 26;
  page.age = '9';
  expect([page.ageOk, await page.keep()]).toEqual([false, false]);
  page.age = '38';
  page.sex = 'male';
  expect(await page.keep()).toBe(true);
  expect(call).toHaveBeenCalledWith('keep_test', { test: { kind: 'heel_raises', side: 'right', value: 26, form: 'incline', pain: null, age: 38, sex: 'male' } });
  expect([run.side, run.step]).toEqual(['left', 'choose']);
});

test('words', () => {
  const row = (id: string, value: number): TestRow => ({ id, day: '2026-03-01', kind: 'heel_raises', side: 'left', value, form: 'floor', pain: null });
  const trend = trendOf([row('new', 19), row('old', 14)], 'heel_raises', 'left');
  expect(trendSaid('heel_raises', 'left', trend.map((t) => t.value))).toBe('Left: 14 raises, 19 raises, oldest first.');
  expect([differenceSaid(sides()), differenceSaid(sides({ weaker: null, difference_percent: 0 }))]).toEqual(['27 % less on the left', 'The same']);
  expect(normSaid(sides({ norm: { raises: 32, comparable: false } }))).toContain('about 32 raises, counted on a slope');
  expect([valueSaid('heel_raises', 1), valueSaid('balance', 12.3)]).toEqual(['1 raise', '12 s']);
});

test('the beat is heard from the time to get ready until the test ends, and balance has none', () => {
  const time = clock();
  const heard: boolean[] = [];
  const run = new TestRun('heel_raises', 60, 'left', time.ticker, (on) => heard.push(on));
  run.begin();
  time.to(5000);
  run.stop();
  run.leave();
  expect(heard).toEqual([true, false]);
  run.other();
  run.begin();
  run.leave();
  expect(heard).toEqual([true, false, true, false]);
  const still = new TestRun('balance', 60, 'left', time.ticker, (on) => heard.push(on));
  still.begin();
  still.leave();
  expect(heard.length).toBe(4);
});
