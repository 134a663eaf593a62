import { beforeEach, expect, test, vi } from 'vitest';
import type { PauseKind } from '../ipc/generated/PauseKind';
import type { PauseView } from '../ipc/generated/PauseView';
import { isLower, pauseSaid, weeksSaid, whySaid } from '../text/pause';
import { PauseForm, ReturnForm } from './pause.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

const view = (kind: PauseKind): PauseView => ({ id: 'p', plan: null, kind, from: '2026-03-25', until: null, days: 8, restarts: [] });

test('nothing is paused before it is said what for', async () => {
  const form = new PauseForm('a');
  expect(await form.begin()).toBe(false);
  expect(call).not.toHaveBeenCalled();
  form.kind = 'travel';
  form.everything = true;
  call.mockResolvedValue('p');
  expect(await form.begin()).toBe(true);
  expect(call).toHaveBeenCalledWith('pause', { pause: { plan: null, kind: 'travel', from: null, until: null } });
});

test('the last day does not lie before the first', async () => {
  const form = new PauseForm('a');
  [form.kind, form.from, form.until] = ['ill', '2026-04-03', '2026-04-02'];
  expect([form.wrong, await form.begin()]).toEqual([true, false]);
});

test.each<[PauseKind, 'quiet' | 'clinician' | null]>([['flare', 'quiet'], ['clinician', 'clinician'], ['travel', null], ['rest_week', null], ['ill', null]])('after %s it asks for %s', (kind, asks) => {
  const form = new ReturnForm(view(kind));
  expect([form.asks, form.answered]).toEqual([asks, asks === null]);
});

test('a question that was not answered opens nothing; going on in spite of the answer is kept', async () => {
  const form = new ReturnForm(view('flare'));
  expect(await form.take(false)).toBe(false);
  form.quiet = false;
  expect([form.answered, form.waits]).toEqual([true, 'quiet']);
  call.mockResolvedValue(null);
  expect(await form.take(true)).toBe(true);
  expect(call).toHaveBeenCalledWith('resume', { resume: { pause: 'p', quiet: false, clinician_agrees: false, as_before: true } });
  form.quiet = true;
  expect(form.waits).toBeNull();
});

test('words', () => {
  expect(pauseSaid({ ...view('flare'), until: '2026-04-01' })).toBe('Since 25 March, for a flare. Meant until 1 April.');
  expect(pauseSaid(view('clinician'))).toBe('Since 25 March: a clinician asked for it.');
  const restart = { plan: 'a', programme: { id: 'x', name: 'x' }, step: 'two_back', wait: null, week: 5, then_week: 3, sets: 3, then_sets: 3, source: { what: '', value: '', cite: '', doi: null, bars: 1, grade: 'APP', own_default: true } } as const;
  expect([weeksSaid(restart), weeksSaid({ ...restart, then_week: 5 })]).toEqual(['Week 3 instead of 5', 'Week 5, as it was']);
  expect(weeksSaid({ ...restart, week: 1, then_week: 1, then_sets: 1 })).toBe('Week 1, as it was; 1 set instead of 3');
  expect([isLower(restart), isLower({ ...restart, then_week: 5 }), isLower({ ...restart, then_week: 5, then_sets: 2 })]).toEqual([true, false, true]);
  expect(whySaid('rest_week', 7, 'same')).toBe('7 days away. A planned week off costs nothing.');
  expect(whySaid('flare', 1, 'one_back')).toContain('1 day away.');
});
