import { beforeEach, expect, test, vi } from 'vitest';
import { CutOff, FirstStart } from './setup.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

test('nothing is sent before it was said to have been read', async () => {
  const first = new FirstStart(1);
  expect(first.agreed).toBe(false);
  expect(await first.go()).toBe(false);
  expect(call).not.toHaveBeenCalled();
});

test('what goes out is the version of the notice', async () => {
  const first = new FirstStart(3);
  first.agreed = true;
  call.mockResolvedValue(null);
  expect(await first.go()).toBe(true);
  expect(call).toHaveBeenCalledWith('set_up', { setup: { disclaimer: 3 } });
});

test('a refusal is said and the screen stays', async () => {
  const first = new FirstStart(1);
  first.agreed = true;
  call.mockRejectedValue({ code: 'not_saved', message: 'disk', detail: [] });
  expect(await first.go()).toBe(false);
  expect(first.problem?.title).toMatch(/^Not saved: the file could not be written/);
  expect(first.busy).toBe(false);
});

test('a cut-off session gives the id of what was kept, and a null answer still counts as done', async () => {
  const cut = new CutOff();
  call.mockResolvedValueOnce('s1');
  expect(await cut.save()).toBe('s1');
  call.mockResolvedValue(null);
  expect(await cut.resume()).toBe(true);
  cut.asking = true;
  expect(await cut.discard()).toBe(true);
  expect(cut.asking).toBe(false);
  expect(call.mock.calls.map(([name]) => name as string)).toEqual(['save_interrupted', 'resume_interrupted', 'discard_interrupted']);
});
