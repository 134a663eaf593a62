import { beforeEach, expect, test, vi } from 'vitest';
import type { HoldReason } from '../ipc/generated/HoldReason';
import type { LogLine } from '../ipc/generated/LogLine';
import type { NextUp } from '../ipc/generated/NextUp';
import type { PromptChoice } from '../ipc/generated/PromptChoice';
import type { RemindersNow } from '../ipc/generated/RemindersNow';
import type { SlotProposal } from '../ipc/generated/SlotProposal';
import { choiceSaid, iceSaid, lineSaid, missedSaid, pausedSaid, proposalAsks, proposalCounts, proposalSaid, proposalWhy, skipLead, standingSaid, standsSaid } from '../text/reminders';
import { app } from './app.svelte';
import { lineOf, RemindersState } from './reminders.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const key = { day: '2026-11-22', slot: 'p evening', nth: 0 };
const ask = { plan: 'p', day: '2026-11-22', slot: 'evening', session: 0 } as const;
const choice = (what: PromptChoice['what'], at: string | null, more: Partial<PromptChoice> = {}): PromptChoice => ({ what, at, days_ahead: at === null ? null : 0, needs_reason: false, ...more });
const choices = [choice('start', null), choice('in15', '19:15'), choice('later', '21:00'), choice('not_today', '17:00', { days_ahead: 1 })];

const next = (more: Partial<NextUp> = {}): NextUp => ({
  key, slot: 'evening', programme: 'A', ask, about_ms: 1, opens: '17:00', closes: '22:00', opens_at_ms: 0, closes_at_ms: 0, days_ahead: 0, open: true, snoozed_until: null, choices, ...more,
});
const calm = (more: Partial<RemindersNow> = {}): RemindersNow => ({ next: next(), hold: null, paused: null, missed: [], asking: null, zone_line: null, proposal: null, ice: null, unsaved: 0, ...more });

/** The state, with a backend that answers `after` once something was asked of it. */
function with_(before: RemindersNow, after: RemindersNow = before): RemindersState {
  call.mockImplementation((command: string) => Promise.resolve(command === 'reminders_now' ? after : null));
  return new RemindersState(before);
}

test('each button names the time that it leads to', () => {
  expect(choices.map(choiceSaid)).toEqual(['Start', 'In 15 min (19:15)', 'Later today (21:00)', 'Not today…']);
  expect(choiceSaid(choice('later', '00:30', { days_ahead: 1 }))).toBe('Later (tomorrow 00:30)');
  expect(skipLead(choices[3])).toContain('The next one: tomorrow 17:00.');
  expect(skipLead(choice('not_today', null))).not.toContain('next one');
});

test.each<[Partial<NextUp>, string]>([
  [{}, 'Open until 22:00.'],
  [{ snoozed_until: '19:15' }, 'Snoozed until 19:15. Open until 22:00.'],
  [{ open: false }, 'Opens at 17:00, closes at 22:00.'],
  [{ open: false, days_ahead: 1 }, 'Tomorrow 17:00, until 22:00.'],
  [{ open: false, days_ahead: 3 }, 'In 3 days, 17:00, until 22:00.'],
])('%o stands as "%s"', (more, said) => {
  expect(standsSaid(next(more))).toBe(said);
});

test('a snooze is asked for and what follows is shown', async () => {
  const after = calm({ next: next({ snoozed_until: '19:15' }) });
  const state = with_(calm(), after);
  expect(await state.choose(next(), choice('in15', '19:15'))).toBe(true);
  expect(call).toHaveBeenNthCalledWith(1, 'snooze', { key, what: 'in15', reason: null });
  expect(state.next?.snoozed_until).toBe('19:15');
});

test('after the free snoozes a reason is asked for first', async () => {
  const state = with_(calm());
  await state.choose(next(), choice('later', '21:00', { needs_reason: true }));
  expect(call).not.toHaveBeenCalled();
  expect(state.why).toMatchObject({ about: 'snooze', what: 'later', until: '21:00' });
  await state.snooze('no_time');
  expect(call).toHaveBeenNthCalledWith(1, 'snooze', { key, what: 'later', reason: 'no_time' });
  expect(state.why).toBeNull();
});

test('not today asks why, and leaving it changes nothing', async () => {
  const state = with_(calm());
  await state.choose(next(), choices[3] as PromptChoice);
  expect(state.why).toMatchObject({ about: 'skip' });
  await state.close();
  expect(state.why).toBeNull();
  expect(call).not.toHaveBeenCalled();
  await state.choose(next(), choices[3] as PromptChoice);
  await state.skip('not_said');
  expect(call).toHaveBeenNthCalledWith(1, 'not_today', { key, reason: 'not_said' });
});

test('what a notification asked is answered, or closed', async () => {
  const asking = { about: 'not_today', key, slot: 'evening', programme: 'A' } as const;
  const state = with_(calm({ asking }), calm());
  expect(state.why).toEqual({ about: 'skipped', key, slot: 'evening' });
  await state.close();
  expect(call).toHaveBeenNthCalledWith(1, 'asking_closed');
  expect(state.why).toBeNull();
  const again = with_(calm({ asking: { about: 'snooze', key, what: 'in15', until: '19:15' } }), calm());
  call.mockClear();
  await again.snooze('forgot');
  expect(call).toHaveBeenNthCalledWith(1, 'snooze', { key, what: 'in15', reason: 'forgot' });
});

test('what was refused is said, and the sheet stays', async () => {
  const state = new RemindersState(calm());
  await state.choose(next(), choices[3] as PromptChoice);
  call.mockRejectedValueOnce({ code: 'not_saved', message: '', detail: [] });
  expect(await state.skip('pain')).toBe(false);
  expect(state.why).toMatchObject({ about: 'skip' });
  expect(state.problem?.title).toContain('Not saved');
});

test('an answer that comes late is not shown over a newer one', async () => {
  const state = new RemindersState();
  let first = (_: RemindersNow) => undefined as void;
  call.mockImplementationOnce(() => new Promise((resolve) => (first = resolve)));
  call.mockResolvedValueOnce(calm({ hold: 'locked' }));
  const slow = state.load();
  await state.load();
  first(calm());
  await slow;
  expect(state.now?.hold).toBe('locked');
});

test.each<[Partial<RemindersNow>, { about: string; wait: string; skips: boolean } | null]>([
  [{}, { about: 'Open until 22:00.', wait: '', skips: true }],
  [{ hold: 'camera' }, { about: 'Open until 22:00.', wait: 'The camera is in use. Reminders wait.', skips: true }],
  [{ hold: 'camera', next: next({ snoozed_until: '19:15' }) }, { about: 'Snoozed until 19:15. Open until 22:00.', wait: '', skips: true }],
  [{ next: next({ open: false, choices: [] }), hold: 'quiet_hours' }, { about: 'Opens at 17:00, closes at 22:00.', wait: '', skips: false }],
  [{ next: next({ days_ahead: 1, open: false }) }, null],
  [{ next: null }, null],
  [{ next: null, hold: 'paused', paused: { until: '08:10', days_ahead: 0 } }, { about: '', wait: 'Reminders are paused until 08:10.', skips: false }],
  [{ hold: 'paused', paused: { until: null, days_ahead: null } }, { about: 'Open until 22:00.', wait: 'Reminders are paused until you resume them.', skips: true }],
])('with %o the line says %o', (more, line) => {
  expect(lineOf(calm(more), ask, false)).toEqual(line);
});

test('a line about another session names it, and leaves its own skip', () => {
  expect(lineOf(calm(), { ...ask, slot: 'morning' }, true)).toEqual({ about: 'Evening session, A. Open until 22:00.', wait: '', skips: false });
  expect(lineOf(null, ask, false)).toBeNull();
});

const proposal: SlotProposal = {
  slot_id: 'p evening', often: { slot: 'evening', programme: 'A', missed: 14, asked: 20, percent: 70 }, least: { slot: 'morning', programme: 'A', missed: 2, asked: 20, percent: 10 },
  from: { slot: 'evening', from: '19:00', to: '22:00' }, to: { slot: 'evening', from: '17:30', to: '20:30' }, done_then: 5,
};

test('a proposal shows its counts', () => {
  expect(proposalSaid(proposal)).toBe('Evenings are missed 70\u00a0% of the time, mornings 10\u00a0%.');
  expect(proposalAsks(proposal)).toBe('Move the evening to 17:30?');
  expect(proposalCounts(proposal).map((line) => `${line.slot}: ${line.said}`)).toEqual(['Evenings: 14 of 20 not done', 'Mornings: 2 of 20 not done']);
  expect(proposalWhy(proposal)).toContain('It was done 5 times, at about 17:30.');
  expect(proposalWhy({ ...proposal, done_then: null })).toContain('an earlier one');
  expect(proposalSaid({ ...proposal, least: null })).toBe('Evenings are missed 70\u00a0% of the time.');
});

test.each([['move', true], ['not_now', false], ['never', false]] as const)('a proposal is answered with %s', async (answer, said) => {
  app.toast = null;
  const state = with_(calm({ proposal }), calm());
  expect(await state.propose(answer)).toBe(true);
  expect(call).toHaveBeenNthCalledWith(1, 'answer_proposal', { slotId: 'p evening', answer });
  expect(app.toast !== null).toBe(said);
});

test('what went by is said without blame', () => {
  const item = (days_ago: number, how: 'unanswered' | 'unseen', slot: 'morning' | 'midday' = 'morning') => missedSaid({ key, slot, programme: 'A', days_ago, how });
  expect(item(0, 'unanswered')).toEqual({ when: 'This morning', how: 'It was shown, and its time passed.' });
  expect(item(0, 'unseen', 'midday').when).toBe('Today at midday');
  expect(item(1, 'unseen').when).toBe('Yesterday morning');
  expect(item(4, 'unseen').when).toBe('4 days ago, morning');
});

test('times on another day say so', () => {
  expect(pausedSaid({ until: '04:00', days_ahead: 1 })).toBe('Reminders are paused until tomorrow 04:00.');
  expect(iceSaid({ next: '15:00', until: '13:00', until_days_ahead: 2 })).toBe('Next at 15:00. Ends in 2 days, 13:00.');
  expect(iceSaid({ next: null, until: '13:00', until_days_ahead: 0 })).toBe('Ends at 13:00.');
});

const holds: HoldReason[] = ['in_session', 'paused', 'quiet_hours', 'locked', 'do_not_disturb', 'full_screen', 'camera', 'microphone', 'idle', 'just_back'];
test.each<[LogLine, string]>([
  [{ at: '17:00', what: 'due' }, 'Due'],
  ...holds.map((reason): [LogLine, string] => [{ at: '17:00', what: 'held', reason }, 'Held: ']),
  [{ at: '17:00', what: 'shown', rung: 'last_call' }, 'Last call shown'],
  [{ at: '17:00', what: 'snoozed', until: '17:15', reason: null }, 'Snoozed until 17:15'],
  [{ at: '17:00', what: 'snoozed', until: '17:15', reason: 'no_time' }, 'Snoozed until 17:15: no time'],
  [{ at: '17:00', what: 'skipped', reason: 'not_said' }, 'Skipped'],
  [{ at: '17:00', what: 'skipped', reason: 'ill' }, 'Skipped: ill'],
  [{ at: '22:00', what: 'missed', how: 'unseen' }, 'Missed. It could not be shown'],
  [{ at: '22:00', what: 'let_go' }, 'Let go'],
])('%o is said', (line, said) => {
  expect(lineSaid(line)).toContain(said);
});

test('how it stands is its last line', () => {
  const of = (lines: LogLine[]) => standingSaid({ key, kind: 'session', slot: 'evening', programme: 'A', opens: '17:00', closes: '22:00', lines });
  expect(of([])).toBe('To come');
  expect(of([{ at: '17:00', what: 'due' }, { at: '18:20', what: 'done' }])).toBe('Done 18:20');
  expect(of([{ at: '22:00', what: 'missed', how: 'unseen' }])).toBe('Missed');
});
