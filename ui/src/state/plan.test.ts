import { beforeEach, expect, test, vi } from 'vitest';
import type { LadderRung } from '../ipc/generated/LadderRung';
import type { PlanDetail } from '../ipc/generated/PlanDetail';
import type { PlanLine } from '../ipc/generated/PlanLine';
import { conflictSaid, dosesOf, dosesSaid, limitFrom, limitSaid, loadSaid, namesSaid, onlyWeeks, overrideSaid, planOf, revisionSaid, weekdaysSaid } from '../text/plan';
import { LimitForm, LoadForm, numberOf, WhenForm } from './plan-forms.svelte';
import { changesOf, isNew, phasesOf, PlansState, PlanState } from './plan.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

const rung = (week: number, phase: string, more: Partial<LadderRung> = {}): LadderRung => ({
  week, phase, goal: null, sessions: 14, doses: ['3 × 15', '3 × 15'], now: false, done: false, advance: [], ...more,
});
const line = (id: string, more: Partial<PlanLine> = {}): PlanLine => ({
  id, programme: { id: 'x', name: 'Heel drops' }, topic: { id: 'achilles', name: 'Achilles tendon' }, form: 'Mid-portion', legs: 'left', week: 2, weeks: 4, started: '2026-03-02',
  paused: false, ended: null, ...more,
});
const gate = { text: 'Ten raises.', source: 'guide', grade: 'practice' } as const;

test('weeks of a phase stand together, with what is to be so before the next', () => {
  const phases = phasesOf([rung(1, 'First'), rung(2, 'First', { advance: [gate] }), rung(3, 'Second')]);
  expect(phases.map((p) => [p.name, p.rungs.map((r) => r.week), p.gate.length])).toEqual([['First', [1, 2], 1], ['Second', [3], 0]]);
});

test('numbers are written where they change, and around the week that is on', () => {
  const [one, two, now, after] = [rung(1, 'A'), rung(2, 'A'), rung(3, 'A', { now: true }), rung(4, 'A')];
  expect([isNew(one, undefined), isNew(two, one), isNew(now, two), isNew(after, now)]).toEqual([true, false, true, true]);
  expect(isNew(rung(5, 'A', { doses: ['4 × 10'] }), after)).toBe(true);
});

test('changes and decisions are one line of time, the newest first', () => {
  const detail = {
    revisions: [{ id: 'r', day: '2026-03-01', reason: null, ended: null, overridden: [] }],
    overrides: [{ day: '2026-03-08', suggested: 'hold', rule: 'L6', decided: 'keep' }],
  } satisfies Pick<PlanDetail, 'revisions' | 'overrides'>;
  expect(changesOf(detail).map((c) => c.kind)).toEqual(['override', 'revision']);
  expect(overrideSaid(detail.overrides[0]!).title).toBe('You kept it as it was');
  expect(revisionSaid(detail.revisions[0]!, []).title).toBe('Started');
});

test('what runs and what is over stand apart', async () => {
  call.mockResolvedValue([line('a'), line('b', { ended: 'stopped' })]);
  const plans = new PlansState();
  await plans.load();
  expect([plans.running.map((l) => l.id), plans.ended.map((l) => l.id)]).toEqual([['a'], ['b']]);
});

test('an edit names only what differs, and says that it was kept', async () => {
  const plan = new PlanState('a');
  call.mockResolvedValue(null);
  expect(await plan.edit({ unloading: true })).toBe(true);
  expect(call).toHaveBeenCalledWith('edit_plan', { edit: { plan: 'a', legs: null, mode: null, slots: null, weekdays: null, week: null, sets: null, reps: null, unloading: true, newest: false } });
  call.mockRejectedValue({ code: 'barred', message: '', detail: [] });
  expect(await plan.edit({ mode: 'published' })).toBe(false);
  expect(plan.problem).not.toBeNull();
});

test('a tick is set, or taken back', async () => {
  const plan = new PlanState('a');
  call.mockResolvedValue(null);
  await plan.tick('walk', true);
  await plan.tick('walk', false);
  expect(call.mock.calls.map(([, args]) => (args as { met: boolean | null }).met)).toEqual([true, null]);
});

test.each([['7.5', 7.5], ['7,5', 7.5], ['0', 0], ['', null], ['-3', null], ['5 kg', null]])('"%s" is read as %s', (text, number) => {
  expect(numberOf(text)).toBe(number);
});

test('books in a backpack become one weight', () => {
  const form = new LoadForm('a', { exercise: { id: 'E01', name: 'Heel drop' }, kg: null, rm: 10 });
  [form.things, form.each] = ['6', '0.8'];
  expect(form.packed).toBe(4.8);
  form.take();
  expect(form.kg).toBe('4.8');
});

test('a load far from the last is asked for once more', async () => {
  const form = new LoadForm('a', { exercise: { id: 'E01', name: 'Heel drop' }, kg: 5, rm: null });
  form.kg = '50';
  call.mockRejectedValueOnce({ code: 'not_sure', message: '', detail: [] });
  expect(await form.save()).toBe(false);
  expect([form.unsure, form.problem]).toEqual([50, null]);
  call.mockResolvedValueOnce(null);
  expect(await form.save(true)).toBe(true);
  expect(call).toHaveBeenLastCalledWith('set_load', { load: { plan: 'a', exercise: 'E01', kg: 50, sure: true } });
});

test('a limit of pain stays on the scale', async () => {
  const form = new LimitForm('a');
  form.kind = 'pain_during';
  form.atMost = '11';
  expect(await form.save()).toBe(false);
  expect([form.wrong, call.mock.calls.length]).toEqual([true, 0]);
  form.atMost = '4';
  form.by = 'person';
  form.who = 'Ana';
  call.mockResolvedValue('l-1');
  expect(await form.save()).toBe(true);
  expect(call).toHaveBeenCalledWith('set_limit', { limit: { plan: 'a', kind: 'pain_during', at_most: 4, by: 'person', who: null, until: null } });
});

test('other times need a day, a time, and an end after its beginning', () => {
  const form = new WhenForm({ slots: [{ slot: 'morning', from: '06:30', to: '09:00' }], weekdays: [true, false, false, false, false, false, false] });
  expect([form.ready, form.chosen]).toEqual([true, [{ slot: 'morning', from: '06:30', to: '09:00' }]]);
  form.weekdays[0] = false;
  expect(form.ready).toBe(false);
  form.weekdays[3] = true;
  form.slots[0]!.to = '06:00';
  expect(form.ready).toBe(false);
});

test('words', () => {
  expect(planOf(line('a'))).toBe('Achilles tendon, mid-portion, left leg');
  const plain = (...doses: string[]) => dosesSaid(doses).replaceAll('\u00a0', ' ');
  expect([plain('3 × 15 A'), plain('3 × 15 A', '3 × 15 B'), plain('3 × 15 A', '2 × 12 B')]).toEqual(['3 × 15', '3 × 15 of both', '3 × 15, 2 × 12']);
  expect(plain('3 × 15 A', '3 × 15 B', '5 × 45 s C')).toBe('3 × 15 of 2 exercises, 5 × 45 s');
  expect(dosesOf(['2–3 × 10–15 Heel drop, knee straight', '2–3 × 10–15 Heel drop, knee bent', '15, 12, 10 Squat', 'Walk']).map(({ dose, names }) => `${dose.replaceAll('\u00a0', ' ')}: ${namesSaid(names)}`)).toEqual([
    '2–3 × 10–15: Heel drop, knee straight; heel drop, knee bent', '15, 12, 10: Squat', ': Walk',
  ]);
  expect(limitSaid({ kind: 'pain_during', at_most: 4 })).toBe('Pain while loading: at most 4 of 10');
  expect(limitFrom({ by: 'clinician', who: 'Ana', until: '2026-04-20' })).toBe('Ana. Until 20 April.');
  expect(loadSaid({ exercise: { id: 'x', name: 'x' }, kg: null, rm: null })).toBe('not told');
  expect([weekdaysSaid(Array(7).fill(true)), weekdaysSaid([true, false, true])]).toEqual(['Every day', 'Monday and Wednesday']);
  expect([onlyWeeks('Weeks 2 and 3'), onlyWeeks('Recovery')]).toEqual([true, false]);
  expect(conflictSaid({ plan: 'b', programme: { id: 'y', name: 'Heavy' }, kind: 'gap', gap_h: 48, source: null, days: [true, false, false, false, false, false, false] })).toBe('Less than 48 hours from Heavy: Monday.');
});
