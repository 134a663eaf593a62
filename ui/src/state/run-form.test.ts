import { beforeEach, expect, test, vi } from 'vitest';
import type { RunDraft } from '../ipc/generated/RunDraft';
import type { RunForm } from '../ipc/generated/RunForm';
import { RunFormState, typedNumber } from './run-form.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

const none = { sharp: false, limp: false, rest_pain: false, swelling: false, unstable: false };
const blank: RunDraft = {
  run: null, day: '2026-04-02', at: null, sport: 'run', plan_step: null, planned: null, planned_time: null, cap: null, distance: null, time: null, ended: null, turned: null, pace: null, effort: null,
  surface: null, camber: null, hills: null, shoe: null, support: null, pain_during: null, pain_after: null, pain_night: null, signs: null, onset: null, course: null, note: null,
};
const mi = (value: number) => ({ value, unit: 'mi' as const });
const form = (draft: Partial<RunDraft> = {}): RunForm => ({
  draft: { ...blank, ...draft }, today: '2026-04-02', unit: 'mi', shoes: [{ id: 'shoe-1', name: 'Blue' }], asks_night: false, strides: [50, 60], next_cap: null, events: [], planned: null, plan_run: null,
});

async function opened(id = '', draft: Partial<RunDraft> = {}): Promise<RunFormState> {
  call.mockResolvedValueOnce(form(draft));
  const state = new RunFormState(id);
  await state.load();
  return state;
}

test('a number is read with a point or a comma, and anything else is none', () => {
  expect(['8', ' 8,5 ', '0.25', '-3', ''].map(typedNumber)).toEqual([8, 8.5, 0.25, -3, null]);
  expect(['8 mi', '1e3', '1.2.3', 'eight'].map(typedNumber)).toEqual([false, false, false, false]);
});

test('what was left open is absent, never zero', async () => {
  const of = await opened();
  expect([of.any, of.mayKeep]).toEqual([false, false]);
  of.distance = '5';
  expect(of.mayKeep).toBe(true);
  expect(of.draft()).toEqual({ ...blank, distance: mi(5) });
});

test('the Sunday of the diary goes as it was told', async () => {
  const cap = { distance: mi(9), by: 'clinician' as const, until: '2026-04-20' };
  const of = await opened('', { cap });
  of.planned = '12';
  of.distance = '8';
  of.chooseEnd('turned_back');
  of.turned = '7';
  of.chooseOnset('at');
  of.onsetAt = '6';
  of.answers.course = 'worsening';
  of.answers.tickNone();
  of.pace = 'strides';
  of.strides = 60;
  of.rows.surface = 'road';
  of.rows.shoe = 'shoe-1';
  expect(of.draft()).toEqual({
    ...blank, planned: mi(12), cap, distance: mi(8), ended: 'turned_back', turned: mi(7), onset: { when: 'at', distance: mi(6) }, course: 'worsening', signs: none,
    pace: { strides: { percent: 60 } }, surface: 'road', shoe: 'shoe-1',
  });
  // Nothing hurt on the way: what was told of that goes with it.
  of.chooseOnset('never');
  of.chooseEnd('finished');
  expect(of.draft()).toMatchObject({ onset: { when: 'never' }, course: null, turned: null });
  // No limit held after all.
  of.limit = '';
  expect(of.draft().cap).toBeNull();
});

test('a run that is changed comes back as it was typed', async () => {
  const draft: Partial<RunDraft> = {
    run: 'r-6', at: '09:10', sport: 'run_walk', planned: mi(12), planned_time: '90:00', cap: { distance: mi(9), by: 'person', until: null }, distance: mi(8), time: '1:12:40', ended: 'stopped',
    pace: { strides: { percent: 50 } }, effort: 4, surface: 'trail', camber: 'left', hills: 'rolling', shoe: 'shoe-1', support: 'tape', pain_during: 4, pain_after: 3, pain_night: 1, signs: none,
    onset: { when: 'from_start' }, course: 'easing', note: 'Rain.',
  };
  const of = await opened('r-6', draft);
  expect(call).toHaveBeenCalledWith('run_form', { day: null, run: 'r-6' });
  expect(of.draft()).toEqual({ ...blank, ...draft });
});

test('the run of the plan is told with what the plan asks for, and can be another run after all', async () => {
  const of = await opened();
  of.form = { ...of.form!, plan_run: { step: { n: 3, name: 'Week 3' }, sport: 'run_walk', time: '20:00', distance: null, played: false } };
  expect(of.draft().plan_step).toBeNull();
  of.takeStep(true);
  expect(of.draft()).toMatchObject({ plan_step: 3, sport: 'run_walk', planned_time: '20:00' });
  of.takeStep(false);
  expect(of.draft().plan_step).toBeNull();
});

test('a run of a plan that is over stays one', async () => {
  const of = await opened('r-6', { run: 'r-6', plan_step: 2 });
  expect(of.draft().plan_step).toBe(2);
});

test('what is no number is said and not sent', async () => {
  const of = await opened();
  of.distance = 'eight';
  expect([of.wrong.distance, of.mayKeep]).toEqual(['A number, such as 8 or 8.5.', false]);
  expect(await of.save()).toBeNull();
  expect(call).toHaveBeenCalledTimes(1);
});

test('a refusal names every problem and what was typed stays', async () => {
  const of = await opened();
  of.distance = '0';
  of.time = 'soon';
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['distance: must be more than 0 and at most 155 mi', 'time: must be minutes'] });
  expect(await of.save()).toBeNull();
  expect(of.problem?.lines).toEqual(['How far: must be more than 0 and at most 155 mi', 'How long: must be minutes']);
  expect([of.distance, of.busy]).toEqual(['0', false]);
  call.mockResolvedValueOnce('r-9');
  expect(await of.save()).toBe('r-9');
});

test('a plan, other training and a named day open each in their own way', async () => {
  expect((await opened('plan')).planning).toBe(true);
  const cross = await opened('cross', { cap: { distance: mi(9), by: 'clinician', until: null } });
  expect([cross.cross, cross.sport, cross.draft().cap]).toEqual([true, 'bike', null]);
  await opened('day:2026-03-30');
  expect(call).toHaveBeenLastCalledWith('run_form', { day: '2026-03-30', run: null });
});
