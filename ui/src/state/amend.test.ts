import { beforeEach, expect, test, vi } from 'vitest';
import type { ChangedField } from '../ipc/generated/ChangedField';
import type { ChangeLine } from '../ipc/generated/ChangeLine';
import type { SetRow } from '../ipc/generated/SetRow';
import { changedWhat, fieldsSaid, noteWas, undoSaid } from '../text/amend';
import { AmendState, SetForm } from './amend.svelte';
import { app } from './app.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => {
  call.mockReset();
  app.toast = null;
});

const row = (change: Partial<SetRow> = {}): SetRow => ({
  set_id: 'a', exercise_id: 'E01', exercise_name: 'Heel drop, knee straight', side: 'left', set_no: 1, set_of: 3, attempt: 1, state: 'done', reason: null,
  reps_done: 15, reps_target: 15, load_kg: null, tempo_ms: [4000, 0, 2000], under_tension_ms: 60_000, gap_ms: null, corrected: false, was_reps: null,
  was_load_kg: null, voided: false, ...change,
});
const line = (fields: ChangedField[], more: Partial<ChangeLine> = {}): ChangeLine => ({
  id: 'c-1', day: '2026-04-02', at: '14:02', undo: false, fields,
  of: { what: 'set', exercise_name: 'Heel drop, knee straight', side: 'left', set_no: 2, attempt: 1 }, ...more,
});

test('what became of a set follows the reps that are typed', () => {
  const form = new SetForm(row(), 'a');
  for (const [typed, outcome] of [['12', 'partial'], ['0', 'skipped'], ['15', 'done'], ['16', 'done']] as const) {
    form.typed(typed);
    expect([typed, form.outcome]).toEqual([typed, outcome]);
  }
  form.typed('12');
  form.reason = 'hurts';
  form.outcome = 'partial';
  expect(form.amendment()).toEqual({ set_id: 'a', reps: 12, load_kg: null, side: 'left', outcome: 'partial', reason: 'hurts' });
  form.typed('15');
  expect(form.amendment()?.reason, 'what was done in full has no reason').toBeNull();
});

test.each(['-1', '1000', '1.5', '', 'x'])('reps of "%s" are not sent', (typed) => {
  const form = new SetForm(row(), 'a');
  form.typed(typed);
  expect([form.wrong, form.amendment()]).toEqual([true, null]);
});

test.each([['501', null], ['2,5', 2.5], ['', null], ['0', 0]])('a load of "%s" is read', (typed, load) => {
  const form = new SetForm(row({ load_kg: 5 }), 'a');
  form.load = typed;
  expect(form.wrong).toBe(typed === '501');
  expect(form.amendment()?.load_kg ?? null).toBe(load);
});

test('what is timed has no reps, and says itself what became of it', () => {
  const form = new SetForm(row({ reps_target: null, reps_done: 0, side: null, state: 'partial' }), 'a');
  form.typed('7');
  expect(form.outcome).toBe('partial');
  expect(form.amendment()).toMatchObject({ reps: 0, side: null, outcome: 'partial' });
});

test('a change is kept, said, and taken back by one press', async () => {
  const state = new AmendState('s');
  state.open(row());
  state.form?.typed('12');
  call.mockResolvedValueOnce(null);
  expect(await state.save()).toBe(true);
  expect(state.form).toBeNull();
  expect(call).toHaveBeenLastCalledWith('amend_set', { amendment: { set_id: 'a', reps: 12, load_kg: null, side: 'left', outcome: 'partial', reason: null } });
  call.mockResolvedValueOnce({ changes: [line([], { id: 'newest' }), line([])] }).mockResolvedValueOnce(null);
  app.toast?.undo?.();
  await vi.waitFor(() => expect(call).toHaveBeenLastCalledWith('undo_change', { sessionId: 's', change: 'newest' }));
});

test('what is refused stays open and says why', async () => {
  const state = new AmendState('s');
  state.open(row());
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['reps: must be a whole number from 0 to 999'] });
  expect(await state.save()).toBe(false);
  expect(state.form).not.toBeNull();
  expect(state.problem?.lines).toEqual(['Reps: must be a whole number from 0 to 999']);
  expect(app.toast).toBeNull();
});

test('a set and a session are voided and brought back', async () => {
  const state = new AmendState('s');
  call.mockResolvedValue(null);
  expect(await state.voidSet('a', true)).toBe(true);
  expect(await state.voidSession(false)).toBe(true);
  expect(call.mock.calls).toEqual([['void_set', { setId: 'a', voided: true }], ['void_session', { sessionId: 's', voided: false }]]);
});

test('a change is said from what to what', () => {
  const cases: [ChangedField, string][] = [
    [{ field: 'reps', was: 15, now: 12 }, 'reps 15 → 12'],
    [{ field: 'load', was: null, now: 5 }, 'load not told → 5 kg'],
    [{ field: 'side', was: 'left', now: 'right' }, 'side left → right'],
    [{ field: 'outcome', was: 'done', now: 'partial' }, 'outcome done → part done'],
    [{ field: 'reason', was: null, now: 'tired' }, 'reason none → tired'],
    [{ field: 'pain_during', was: 0, now: null }, 'worst pain during 0 of 10 → not answered'],
    [{ field: 'signs', was: null, now: { sharp: true, limp: false, rest_pain: false, swelling: false, unstable: false } }, 'signs not answered → sharp pain'],
    [{ field: 'course', was: 'easing', now: null }, 'how pain went on it eased → not answered'],
    [{ field: 'note', was: null, now: 'a' }, 'note added'],
    [{ field: 'note', was: 'a', now: null }, 'note taken out'],
    [{ field: 'voided', now: true }, 'voided'],
  ];
  for (const [field, said] of cases) expect(fieldsSaid(line([field]))).toBe(said);
  expect(fieldsSaid(line([]))).toBe('kept once more');
  expect(undoSaid(line([{ field: 'reps', was: 15, now: 12 }]))).toBe('Undo last change: reps 15 → 12, made Thu 2 April, 14:02');
  expect(changedWhat(line([]))).toBe('Set 2, Heel drop, knee straight, left');
  expect(noteWas(line([{ field: 'note', was: 'before', now: 'after' }]))).toBe('before');
});
