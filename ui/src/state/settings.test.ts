import { beforeEach, expect, test, vi } from 'vitest';
import type { Settings } from '../ipc/generated/Settings';
import { app } from './app.svelte';
import { SettingsState } from './settings.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const kept: Settings = {
  lower_ms: 4000,
  raise_ms: 2000,
  rest_ms: 60_000,
  get_ready_ms: 10_000,
  volume_percent: 80,
  theme: 'system',
  text_percent: 100,
  letter_keys: true,
  good_weeks: true,
  distance_unit: 'km',
  reminders: {
    quiet: { from: '22:00', to: '06:00' }, names: false, sound: true, volume_percent: 60, sessions: true, morning_check: true, waking: false, waking_at: '06:00', weekly_check: true, weekly_on: 6,
    sit_breaks: false, sit_every_min: 45, appointments: true, unloading_week: true, shoes: true, close_to_tray: true, tray_explained: false,
  },
  backup_folder: null,
  run_folder: null,
  metronome: null,
};

async function loaded(): Promise<SettingsState> {
  const state = new SettingsState();
  call.mockResolvedValueOnce({
    setup: { disclaimer: 2 },
    settings: kept,
    version: '0.1.0',
  });
  await state.load();
  call.mockReset();
  return state;
}

test.each([
  ['2.9', false],
  ['3', true],
  ['5', true],
  ['5.1', false],
  ['', false],
  ['four', false],
  ['-4', false],
])('lowering of "%s" seconds is kept: %s', async (typed, good) => {
  const state = await loaded();
  call.mockResolvedValue(kept);
  expect(await state.putSeconds('lower_ms', typed)).toBe(good);
  expect(call).toHaveBeenCalledTimes(good ? 1 : 0);
  expect(state.wrong.lower_ms === undefined).toBe(good);
  if (!good) expect(state.kept).toEqual(kept);
});

test('a change is sent whole and said', async () => {
  const state = await loaded();
  call.mockResolvedValue(kept);
  expect(await state.put({ theme: 'dark' })).toBe(true);
  expect(call).toHaveBeenCalledExactlyOnceWith('save_settings', { settings: { ...kept, theme: 'dark' } });
  expect(app.toast?.text).toBe('Saved.');
});

test('a change can be taken back, and only itself', async () => {
  const state = await loaded();
  call.mockResolvedValue(kept);
  await state.put({ theme: 'dark' });
  const undo = app.toast?.undo;
  await state.put({ volume_percent: 50 });
  undo?.();
  await vi.waitFor(() => expect(app.toast).toEqual({ text: 'Changed back.' }));
  expect(state.kept).toEqual({ ...kept, volume_percent: 50 });
  expect(call).toHaveBeenLastCalledWith('save_settings', { settings: { ...kept, volume_percent: 50 } });
});

test('a refused change takes back only itself', async () => {
  const state = await loaded();
  call.mockRejectedValueOnce({ code: 'not_saved', message: '', detail: [] });
  call.mockResolvedValueOnce(kept);
  const [first, second] = await Promise.all([state.put({ theme: 'dark' }), state.put({ volume_percent: 50 })]);
  expect([first, second]).toEqual([false, true]);
  expect(state.kept).toEqual({ ...kept, volume_percent: 50 });
});

test('of reminders only what is named changes, and is taken back', async () => {
  const state = await loaded();
  call.mockResolvedValue(kept);
  await state.remind({ names: true });
  const undo = app.toast?.undo;
  await state.remind({ volume_percent: 30 });
  undo?.();
  await vi.waitFor(() => expect(app.toast).toEqual({ text: 'Changed back.' }));
  expect(call).toHaveBeenLastCalledWith('save_settings', { settings: { ...kept, reminders: { ...kept.reminders, volume_percent: 30 } } });
});

test.each([
  ['', '06:00', false],
  ['22:00', '22:00', false],
  ['22:00', '06:00', true],
  ['23:30', '05:00', true],
])('quiet hours from "%s" to "%s" are kept: %s', async (from, to, good) => {
  const state = await loaded();
  call.mockResolvedValue(kept);
  expect(await state.putQuiet(from, to)).toBe(good);
  expect(state.quietWrong === '').toBe(good);
  expect(state.kept?.reminders.quiet).toEqual(good ? { from, to } : kept.reminders.quiet);
});
