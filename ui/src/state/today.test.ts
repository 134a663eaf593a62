import { beforeEach, expect, test, vi } from 'vitest';
import type { AskMark } from '../ipc/generated/AskMark';
import type { SlotName } from '../ipc/generated/SlotName';
import type { SuggestionCard } from '../ipc/generated/SuggestionCard';
import type { Today } from '../ipc/generated/Today';
import type { TodayAsk } from '../ipc/generated/TodayAsk';
import { afterAll, beyond, dayLine, daySaid, dose, extraSaid, gradeSaid, markLine, whatItTakes } from '../text/today';
import { dayName, dayShort } from '../text/words';
import { TodayState } from './today.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const own = (what: string, value: string) => ({ what, value, cite: 'own', doi: null, bars: 1, grade: 'APP', own_default: true });

const ask = (slot: SlotName, mark: AskMark, more: Partial<TodayAsk> = {}): TodayAsk => ({
  key: { plan: 'p', day: '2026-11-22', slot, session: 0 },
  programme: { id: 'a', name: 'A' },
  session_name: null,
  mark,
  skipped: null,
  window: null,
  about_ms: 1_680_000,
  needs: ['step', 'rail'],
  doses: [],
  sources: [],
  reasons: [],
  figure: null,
  figure_leg: 'left',
  pain_rule: null,
  extra_percent: null,
  ...more,
});

const line = { id: 'p', programme: { id: 'a', name: 'A' }, topic: null, form: null, legs: 'left' as const, week: 5, weeks: 12, started: '2026-10-22', paused: false, ended: null };

function today(asks: TodayAsk[], more: Partial<Today> = {}): Today {
  const due = asks.findIndex((a) => a.mark === 'to_come');
  return {
    day: '2026-11-22', lights: [], you: { temper: null, rules: [] },
    plans: [{ line, day_no: 32, over: false }],
    asks,
    due: due < 0 ? null : due,
    week: [],
    checks: { morning: null, recalled: false, weekly: false, activities: [] },
    suggestions: [],
    pauses: [],
    flag: null,
    extra_line: own('more', '120 %'),
    zone_changed: null,
    run: null,
    ...more,
  };
}

let n = 0;
/** A card of a session of its own: what is folded stays folded while the window is open. */
function card(outcome: SuggestionCard['answer']['outcome'], more: Partial<SuggestionCard> = {}): SuggestionCard {
  n += 1;
  return {
    plan: 'p', programme: { id: 'a', name: 'A' }, session: `s-${String(n)}`, of_day: '2026-11-21', with_morning: true, counting: [],
    answer: { outcome, change: null, fired: [], ways: [], may_override: true }, sources: {}, decided: null, summary: [], ...more,
  };
}

const both = () => [ask('morning', 'to_come'), ask('evening', 'to_come')];

test('starts the session that is due, once', async () => {
  const state = new TodayState(today(both()));
  call.mockResolvedValue(null);
  expect(await Promise.all([state.start(), state.start()])).toEqual([true, false]);
  const key = { plan: 'p', day: '2026-11-22', slot: 'morning', session: 0 };
  expect(call).toHaveBeenCalledExactlyOnceWith('start_session', { play: { what: 'plan', key, extra: false } });
});

test('another session of the day can be picked, and once more is said to be extra', async () => {
  const view = today([ask('morning', 'done'), ask('evening', 'to_come')]);
  const state = new TodayState(view);
  expect(state.shown?.key.slot).toBe('evening');
  state.pick(view.asks[0] ?? null);
  expect([state.shown?.key.slot, state.place]).toEqual(['morning', 0]);
  call.mockResolvedValue(null);
  await state.start(true);
  expect(call.mock.calls[0]?.[1]).toMatchObject({ play: { extra: true, key: { slot: 'morning' } } });
});

test('nothing is shown when nothing is left', () => {
  const state = new TodayState(today([ask('morning', 'done'), ask('evening', 'skipped')]));
  expect([state.due, state.shown]).toEqual([null, null]);
});

test('a skipped session is kept with its reason, and what is picked is let go', async () => {
  const view = today(both());
  const state = new TodayState(view);
  state.pick(view.asks[1] ?? null);
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(today([ask('morning', 'to_come'), ask('evening', 'skipped')]));
  expect(await state.skip('no_time')).toBe(true);
  expect(call).toHaveBeenNthCalledWith(1, 'skip_session', { skip: { key: view.asks[1]?.key, reason: 'no_time' } });
  expect(state.shown?.key.slot).toBe('morning');
});

test('the morning comes before a suggestion, which reads it', () => {
  const suggested = card('progress');
  const state = new TodayState(today(both(), { suggestions: [suggested], checks: { morning: '2026-11-22', recalled: false, weekly: false, activities: [] } }));
  expect(state.stage.what).toBe('morning');
  expect(state.lines).toEqual([suggested]);
  state.unfold(suggested);
  expect(state.stage.what).toBe('suggestion');
});

test('hold stays in a line; the others stand in large until they are folded or decided', async () => {
  const [hold, back] = [card('hold'), card({ step_back: 'load' })];
  const state = new TodayState(today(both(), { suggestions: [hold, back] }));
  expect([state.stage, state.lines]).toEqual([{ what: 'suggestion', card: back }, [hold]]);
  state.fold(back);
  expect([state.stage.what, state.lines.length]).toEqual(['session', 2]);
  // Coming back to the screen does not ask again.
  expect(new TodayState(today(both(), { suggestions: [back] })).stage.what).toBe('session');
  state.unfold(hold);
  expect(state.stage).toEqual({ what: 'suggestion', card: hold });
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(today(both(), { suggestions: [{ ...hold, decided: 'ask' }] }));
  await state.decide(hold, 'ask');
  expect(call).toHaveBeenNthCalledWith(1, 'decide', { decision: { plan: 'p', session: hold.session, with_morning: true, decided: 'ask' } });
  expect([state.stage.what, state.decided.length]).toEqual(['session', 1]);
});

test('the same session with its morning is a new question', () => {
  const before = card('progress', { with_morning: false });
  const state = new TodayState(today(both(), { suggestions: [before] }));
  state.fold(before);
  expect(new TodayState(today(both(), { suggestions: [{ ...before, with_morning: true }] })).stage.what).toBe('suggestion');
});

test('is fetched again when rows change, but not for a live tick', async () => {
  const state = new TodayState();
  call.mockResolvedValue(today(both()));
  await state.changed(['live']);
  expect(call).not.toHaveBeenCalled();
  await state.changed(['live', 'plans']);
  expect(call).toHaveBeenCalledTimes(1);
});

test('an older answer never replaces a newer one', async () => {
  const state = new TodayState();
  let late: (t: Today) => void = () => undefined;
  call.mockReturnValueOnce(new Promise<Today>((done) => (late = done)));
  call.mockResolvedValueOnce(today([], { day: '2026-11-23' }));
  const first = state.load();
  await state.load();
  late(today(both()));
  await first;
  expect(state.view?.day).toBe('2026-11-23');
});

test('a refused skip is told and changes nothing', async () => {
  const state = new TodayState(today(both()));
  call.mockRejectedValue({ code: 'not_saved', message: '', detail: [] });
  expect(await state.skip('ill')).toBe(false);
  expect(state.problem?.title).toMatch(/^Not saved/);
  expect([state.busy, state.shown?.mark]).toEqual([false, 'to_come']);
});

test('the sentences of the day', () => {
  expect([dayName('2026-11-22'), dayShort('2026-11-22')]).toEqual(['Sunday 22 November', 'Sun 22 November']);
  expect(dayLine(today(both()))).toBe('Day 32, week 5 of 12. Two sessions today.');
  expect(dayLine(today([ask('morning', 'done'), ask('evening', 'to_come')]))).toBe('Day 32, week 5 of 12. One session left today.');
  expect(dayLine(today([]))).toBe('Day 32, week 5 of 12. A day of rest.');
  expect(dayLine(today([], { plans: [] }))).toBe('Nothing is asked of you today.');
  expect(whatItTakes(ask('morning', 'to_come'))).toBe('About 28 minutes. You need a step and something to hold.');
  expect(markLine(ask('morning', 'skipped', { skipped: 'ill' }))).toBe('Skipped: ill.');
  expect(gradeSaid(own('rest', '60 s'))).toBe('Sinew’s own default: no paper gives this number.');
});

test('a dose that is timed has no repetitions to tell', () => {
  const timed = { exercise_id: 'E', exercise_name: 'E', sets: 3, reps: 0, hold_s: null, legs: 'left' as const, together: false, load_kg: null, bars: 1 };
  expect([dose(timed), dose({ ...timed, reps: 15 }), dose({ ...timed, hold_s: 45 })]).toEqual(['3 sets', '3\u00a0×\u00a015', '3\u00a0×\u00a045\u00a0s']);
});

test('once more is flagged above the line only', () => {
  const much = ask('morning', 'done', { extra_percent: 126 });
  expect([beyond(much, own('more', '120 %')), beyond({ ...much, extra_percent: 120 }, own('more', '120 %'))]).toEqual([true, false]);
  expect(extraSaid({ ...much, extra_percent: 107.4 }, own('more', '120 %'))).toBe('With one more, seven days hold 107 % of what is asked. It is kept as extra.');
});

test('after the last one, the next is named as far as the week shows it', () => {
  const day = (on: string, at: boolean, asks: { slot: SlotName; mark: AskMark }[]) => ({ day: on, today: at, asks });
  const week = [day('2026-11-22', true, [{ slot: 'morning', mark: 'done' }]), day('2026-11-23', false, []), day('2026-11-24', false, [{ slot: 'evening', mark: 'to_come' }])];
  expect(afterAll(today([], { week }))).toContain('on Tuesday evening.');
  expect(afterAll(today([], { week: week.slice(0, 2) }))).toContain('Nothing more is asked this week.');
  expect(week.map(daySaid)).toEqual(['Sunday, today. Morning: done.', 'Monday. Rest.', 'Tuesday. Evening: to come.']);
});
