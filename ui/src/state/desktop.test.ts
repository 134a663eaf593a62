import { beforeEach, expect, test, vi } from 'vitest';
import type { DesktopView } from '../ipc/generated/DesktopView';
import type { NoticeTest } from '../ipc/generated/NoticeTest';
import type { ReminderSettings } from '../ipc/generated/ReminderSettings';
import { everyChoices, findings } from '../text/desktop';
import { DesktopState } from './desktop.svelte';
import { ReminderLogState, rowsOf } from './reminder-log.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const view: DesktopView = { notices: 'works', daemon: 'dunst 1.9', tray: true, starts_at_login: false, presence: [{ what: 'do_not_disturb', now: false }] };
const tested = (more: Partial<NoticeTest> = {}, desktop: Partial<DesktopView> = {}): NoticeTest => ({ desktop: { ...view, ...desktop }, shown: true, trouble: null, sound: 'playing', ...more });
const settings = (more: Partial<ReminderSettings>) => ({ sound: true, volume_percent: 60, ...more }) as ReminderSettings;

test.each<[string, NoticeTest, ReminderSettings | null, string[]]>([
  ['all is well', tested(), null, ['+Notifications work (dunst 1.9), with buttons.', '+The sound was played.']],
  ['no buttons', tested({}, { notices: 'no_buttons' }), null, ['-Notifications are shown (dunst 1.9), without buttons. Snooze and skip are here and in the tray.', '+']],
  ['no daemon', tested({ shown: false }, { notices: 'no_daemon', daemon: null }), null, ['-Nothing on this desktop shows notifications. Reminders appear in this window and in the tray only.', '+']],
  ['no bus', tested({ shown: false, sound: 'no_device' }, { notices: 'no_bus', daemon: null, tray: false }), null, ['-There is no session bus', '-There is no sound device', '-This desktop has no tray']],
  ['refused', tested({ shown: false, trouble: 'Limit reached' }), null, ['-The desktop did not take the notification. It said: Limit reached', '+']],
  ['do not disturb', tested({}, { presence: [{ what: 'do_not_disturb', now: true }] }), null, ['+', '-Do not disturb is on', '+']],
  ['not told', tested({}, { presence: [{ what: 'do_not_disturb', now: null }] }), null, ['+', '+']],
  ['the sound is off', tested(), settings({ sound: false }), ['+', '+The sound of reminders is switched off']],
  ['no volume', tested(), settings({ volume_percent: 0 }), ['+', '-The volume of reminders is at 0 %.']],
  ['the server went', tested({ sound: 'server_lost' }), settings({}), ['+', '-The sound server went away.']],
])('a test finds: %s', (_, test, kept, expected) => {
  const found = findings(test, kept).map(({ good, said }) => `${good ? '+' : '-'}${said}`);
  expect(found).toHaveLength(expected.length);
  expected.forEach((start, i) => expect(found[i]).toContain(start));
});

test('a test shows what it found, and a refused one what went wrong', async () => {
  const state = new DesktopState();
  call.mockResolvedValueOnce(tested());
  await state.test();
  expect(state.found?.[0]?.good).toBe(true);
  call.mockRejectedValueOnce(new Error('gone'));
  await state.test();
  expect([state.testing, state.problem !== null]).toEqual([false, true]);
});

test('start at login shows what is so', async () => {
  const state = new DesktopState();
  call.mockResolvedValueOnce(view);
  await state.load();
  call.mockRejectedValueOnce({ code: 'not_saved', message: '', detail: [] });
  expect(await state.startAtLogin(true)).toBe(false);
  expect(state.view?.starts_at_login).toBe(false);
  call.mockResolvedValueOnce({ ...view, starts_at_login: true });
  expect(await state.startAtLogin(true)).toBe(true);
  expect(state.view?.starts_at_login).toBe(true);
});

test('a number that was kept is among the choices', () => {
  expect(everyChoices(45)).toEqual([20, 30, 40, 45, 50, 60, 75, 90, 120]);
  expect(everyChoices(55)).toContain(55);
});

const occurrence = (kind: 'session' | 'sit_break', nth: number) => ({ key: { day: '2026-11-22', slot: kind, nth }, kind, slot: null, programme: null, opens: '', closes: '', lines: [] });

test('what comes many times a day is one row', () => {
  const rows = rowsOf({ day: '2026-11-22', days_ago: 0, zone: '', occurrences: [occurrence('sit_break', 0), occurrence('session', 0), occurrence('sit_break', 1), occurrence('session', 1)] });
  expect(rows.map((row) => [row.kind, row.of.length])).toEqual([['sit_break', 2], ['session', 1], ['session', 1]]);
});

test('an appointment needs all three, and comes back after Undo', async () => {
  const log = new ReminderLogState();
  expect(await log.add({ with: ' ', day: '2026-12-01', at: '14:00' })).toBe(false);
  expect(await log.add({ with: 'A', day: '', at: '14:00' })).toBe(false);
  expect(call).not.toHaveBeenCalled();
  call.mockResolvedValueOnce(null).mockResolvedValueOnce([]);
  expect(await log.add({ with: ' Ana ', day: '2026-12-01', at: '14:00' })).toBe(true);
  expect(call).toHaveBeenNthCalledWith(1, 'keep_appointment', { appointment: { id: '', with: 'Ana', day: '2026-12-01', at: '14:00' } });
});
