import { beforeEach, expect, test, vi } from 'vitest';
import type { Block } from '../ipc/generated/Block';
import type { RunStep } from '../ipc/generated/RunStep';
import type { SessionPlan } from '../ipc/generated/SessionPlan';
import type { Sourced } from '../ipc/generated/Sourced';
import { aWeek, blocksSaid, lengthSaid, oftenSaid, stepTotals, weeksSaid } from '../text/programme';
import { gradesBySource, marksOf, ProgrammeState } from './programme.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const n = (value: number, to?: number) => ({ value, ...(to === undefined ? {} : { to }), source: 's', grade: 'V' }) as Sourced<number>;
const session = (days: Partial<SessionPlan>): SessionPlan => ({ name: '', days_per_week: null, every_days: null, per_day: null, items: [], ...days });

test('how often, in words and in sessions a week', () => {
  expect(oftenSaid(session({ days_per_week: n(7), per_day: n(2) }))).toBe('Every day, twice a day');
  expect(oftenSaid(session({ days_per_week: n(2, 3) }))).toBe('2 to 3 days a week');
  expect(oftenSaid(session({ every_days: n(2), per_day: n(1) }))).toBe('Every second day');
  expect(aWeek(session({ days_per_week: n(7), per_day: n(2) }))).toBe('14');
  expect(aWeek(session({ every_days: n(2) }))).toBe('3 to 4');
  expect(aWeek(session({ days_per_week: n(2, 3), per_day: n(1, 2) }))).toBe('2 to 6');
});

test('lengths and weeks', () => {
  expect(lengthSaid({ one_side_ms: 750_000, both_ms: 1_500_000, sided: true })).toBe('12 min 30 s a side');
  expect(lengthSaid({ one_side_ms: 300_000, both_ms: 300_000, sided: false })).toBe('5 min');
  expect(weeksSaid(n(12, 26))).toBe('12 to 26 weeks');
});

const block = (of: Partial<Block>): Block => ({ run_s: null, walk_s: null, run_m: null, walk_m: null, times: 1, times_to: null, ...of });
const step = (blocks: Block[]) => ({ blocks }) as unknown as RunStep;

test('runs and walks, with what comes again said once', () => {
  expect(blocksSaid([block({ run_s: 60, walk_s: 60, times: 10 })])).toEqual(['10 × (run 1 min, walk 1 min)']);
  expect(blocksSaid([block({ run_s: 1200 })])).toEqual(['run 20 min']);
  const [a, b] = [block({ run_m: 100, walk_m: 100, times: 2 }), block({ run_m: 300, walk_m: 100 })];
  expect(blocksSaid([a, b, a, b])).toEqual(['2 times: 2 × (run 100 m, walk 100 m), then run 300 m, walk 100 m']);
  expect(blocksSaid([a, b])).toEqual(['2 × (run 100 m, walk 100 m)', 'then run 300 m, walk 100 m']);
});

test('minutes are added up; a distance has none', () => {
  expect(stepTotals(step([block({ run_s: 90, walk_s: 30, times: 8 })]))).toEqual({ run: '12 min', all: '16 min' });
  expect(stepTotals(step([block({ run_s: 60, walk_s: 240, times: 4, times_to: 6 })]))).toEqual({ run: '4 min to 6 min', all: '20 min to 30 min' });
  expect(stepTotals(step([block({ run_m: 1609 })]))).toBeNull();
});

test('marks that say the same are one mark with all its notes', () => {
  expect(marksOf([n(1), n(2), null, { ...n(3), note: 'A.' }, { ...n(3), note: 'B.' }])).toEqual([{ source: 's', grade: 'V', note: 'A. B.' }]);
});

test('every source of a record, with every grade', () => {
  const found = gradesBySource({ weeks: n(1), phases: [{ advance: [{ text: '', source: 'app', grade: 'APP' }] }], points: [{ source: 's', grade: 'V2' }] });
  expect([...found]).toEqual([['s', ['V', 'V2']], ['app', ['APP']]]);
});

test('taken out of the library, it can be put back', async () => {
  const page = new ProgrammeState('mine');
  const programme = { id: 'mine', name: 'Mine', phases: [] };
  call.mockResolvedValueOnce({ programme, sessions: [] });
  await page.load();
  call.mockResolvedValueOnce(null);
  const undo = await page.remove();
  expect(call).toHaveBeenLastCalledWith('remove_own', { id: 'mine' });
  call.mockResolvedValueOnce('mine');
  await undo?.();
  expect(call).toHaveBeenLastCalledWith('save_programme', { programme });
});

test('what is still used stays, and that is said', async () => {
  const page = new ProgrammeState('mine');
  call.mockResolvedValueOnce({ programme: { id: 'mine', phases: [] }, sessions: [] });
  await page.load();
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['id: "Evening" uses it'] });
  expect(await page.remove()).toBeNull();
  expect(page.problem?.lines[0]).toContain('"Evening" uses it');
  expect(page.busy).toBe(false);
});

test('where a file was written to is said', async () => {
  const page = new ProgrammeState('mine');
  call.mockResolvedValueOnce('/home/you/Downloads/mine.toml');
  await page.export();
  expect(page.written).toBe('/home/you/Downloads/mine.toml');
});
