import { beforeEach, expect, test, vi } from 'vitest';
import type { OpenAt } from '../ipc/generated/OpenAt';
import type { StartUp } from '../ipc/generated/StartUp';
import { app } from './app.svelte';
import { pageOf, screenAt, screenOf, type Screen } from './route';

const call = vi.hoisted(() => vi.fn());
const open = vi.hoisted(() => ({ heard: (_: unknown) => undefined as void }));
vi.mock('../ipc/client', () => ({
  call,
  onChanged: () => () => undefined,
  onOpen: (heard: (at: unknown) => void) => {
    open.heard = heard;
    return () => undefined;
  },
}));
beforeEach(() => void call.mockReset());

const ask = { plan: 'p', day: '2026-11-22', slot: 'evening', session: 0 } as const;

test.each<[Screen, string | null]>([
  [{ name: 'today' }, '{"name":"today"}'],
  [{ name: 'library', id: 'words' }, '{"name":"library","id":"words"}'],
  [{ name: 'plan', id: 'p-1:pause' }, '{"name":"plan","id":"p-1"}'],
  [{ name: 'session' }, null],
  [{ name: 'summary', id: 's-1' }, null],
  [{ name: 'builder', id: 'copy:x' }, null],
  [{ name: 'by-hand', id: '0' }, null],
])('%o is remembered as %s', (screen, page) => {
  expect(pageOf(screen)).toBe(page);
});

test.each([null, '', 'today', '{}', '{"name":"nowhere"}', '{"name":"session"}', '{"name":"builder","id":"x"}', '[]', '7', 'null'])('%s is no page to come back to', (page) => {
  expect(screenOf(page)).toBeNull();
});

test('what was remembered is come back to', () => {
  const screen: Screen = { name: 'exercise', id: 'E01' };
  expect(screenOf(pageOf(screen))).toEqual(screen);
});

test.each<[OpenAt, string]>([
  [{ at: 'today' }, 'today'], [{ at: 'ask', ask }, 'today'], [{ at: 'session' }, 'session'], [{ at: 'morning' }, 'morning'], [{ at: 'weekly' }, 'weekly'],
  [{ at: 'reminders' }, 'reminders'], [{ at: 'programme', id: 'morning-plantar' }, 'programme'],
])('%o leads to %s', (at, name) => {
  expect(screenAt(at).name).toBe(name);
});

async function started(more: Partial<StartUp>): Promise<void> {
  call.mockImplementation((command: string) =>
    command === 'start_up'
      ? Promise.resolve({ setup: { disclaimer: 1 }, disclaimer: 1, settings: {}, interrupted: null, session_open: false, moved_aside: null, version: '', page: null, open: null, ...more })
      : Promise.reject(new Error('not asked')),
  );
  app.pick = null;
  await app.start(null);
}
const called = (command: string) => call.mock.calls.filter(([name]) => name === command);

test('a window that is made anew is where the last one was', async () => {
  await started({ page: '{"name":"injury","id":"achilles"}' });
  expect(app.screen).toEqual({ name: 'injury', id: 'achilles' });
  expect(called('opened')).toEqual([]);
});

test('what was answered meanwhile comes before where it was', async () => {
  await started({ page: '{"name":"history"}', open: { at: 'ask', ask } });
  expect([app.screen, app.pick]).toEqual([{ name: 'today' }, ask]);
  expect(called('opened')).toHaveLength(1);
});

test('a session, and what comes before everything, come first', async () => {
  await started({ session_open: true, open: { at: 'weekly' }, page: '{"name":"history"}' });
  expect(app.screen).toEqual({ name: 'session' });
  await started({ setup: null, open: { at: 'weekly' } });
  expect(app.screen).toEqual({ name: 'first-start' });
});

test('a reminder leads a window that is up, and never out of a session', async () => {
  await started({});
  open.heard({ at: 'weekly' });
  expect(app.screen).toEqual({ name: 'weekly' });
  open.heard({ at: 'ask', ask });
  expect([app.screen, app.pick]).toEqual([{ name: 'today' }, ask]);
  expect(called('opened')).toHaveLength(2);
  await started({ session_open: true });
  open.heard({ at: 'reminders' });
  expect(app.screen).toEqual({ name: 'session' });
});

test('a guard holds it back until it is answered', async () => {
  await started({});
  let later = () => undefined as void;
  app.guard = (go) => {
    later = go;
    return false;
  };
  open.heard({ at: 'reminders' });
  expect(app.screen).toEqual({ name: 'today' });
  app.guard = null;
  later();
  expect(app.screen).toEqual({ name: 'reminders' });
});

test('each page is told once, and sessions and forms are not', async () => {
  await started({});
  call.mockResolvedValue(null);
  for (const name of ['today', 'history', 'history', 'session', 'builder', 'history', 'library'] as const) app.remember({ name });
  expect(called('page_is').map(([, args]) => (args as { page: string }).page)).toEqual(['{"name":"today"}', '{"name":"history"}', '{"name":"library"}']);
});
