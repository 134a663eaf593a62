import { beforeEach, expect, test, vi } from 'vitest';
import type { LightView } from '../ipc/generated/LightView';
import { askBySaid, lightSaid, toldSaid, toneOfDone, toneSaid } from '../text/beside';
import { FactorForm, YouState } from './beside.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

test('a rule is pinned without the space around it, and an empty one is not', async () => {
  call.mockImplementation((command: string) => Promise.resolve(command === 'you' ? { temper: null, rules: [{ id: 'o-1', words: 'Sleep first.' }] } : null));
  const page = new YouState();
  page.typed = '   ';
  expect(await page.pin()).toBe(false);
  expect(call).not.toHaveBeenCalled();
  page.typed = ' Sleep first. ';
  expect(await page.pin()).toBe(true);
  expect(call).toHaveBeenCalledWith('keep_beside', { beside: { what: 'own_rule', words: 'Sleep first.' } });
  expect([page.typed, page.rules.length]).toEqual(['', 1]);
});

test('what is refused stays in the field', async () => {
  call.mockRejectedValue({ code: 'invalid', message: '', detail: ['words: is there already'] });
  const page = new YouState();
  page.typed = 'Sleep first.';
  expect(await page.pin()).toBe(false);
  expect([page.typed, page.problem !== null, page.busy]).toEqual(['Sleep first.', true, false]);
});

test('how somebody tends to be may be left open', async () => {
  call.mockImplementation((command: string) => Promise.resolve(command === 'you' ? { temper: null, rules: [] } : null));
  const page = new YouState();
  await page.load();
  expect([page.temper, page.saidOpen]).toEqual([null, false]);
  await page.tell(null);
  expect(page.saidOpen).toBe(true);
  expect(call).toHaveBeenCalledWith('keep_beside', { beside: { what: 'temper', temper: null } });
});

test('a factor keeps what is done, with a note or without', async () => {
  call.mockResolvedValue(null);
  const form = new FactorForm('p-1', { factor: 'Hills', work: null });
  form.work = 'worked_on';
  expect(await form.save()).toBe(true);
  form.note = ' Flat routes. ';
  await form.save();
  const notes = call.mock.calls.map((told) => (told[1] as { beside: { note: string | null } }).beside.note);
  expect(notes).toEqual([null, 'Flat routes.']);
});

const view: LightView = {
  plan: 'p-1', day: '2026-04-01', light: 'yellow', pain: 6, within: false, unsettled: false, darkens: false, asks: 'lighter',
  source: { what: '', value: '', cite: '', doi: null, bars: 1, grade: 'APP', own_default: true },
};

test('words', () => {
  expect(lightSaid(view)).toBe('Pain 6 of 10 on Wed 1 April, over the limit of this plan.');
  expect(lightSaid({ ...view, pain: 4, within: true, darkens: true })).toBe('Pain 4 of 10 on Wed 1 April, inside the limit of this plan, and a little more each time.');
  expect(lightSaid({ ...view, light: 'red', unsettled: true })).toContain('has not settled');
  expect(lightSaid({ ...view, light: 'green', pain: 1 })).toBe('Pain 1 of 10 on Wed 1 April.');
  expect(toldSaid({ day: '2026-12-10', work: 'worked_on', note: 'Flat routes' })).toBe('Worked on, 10 December. Flat routes');
  expect(askBySaid('2026-04-30')).toBe('Without change by 30 April, have somebody look at it.');
  expect([toneSaid(null, 'hold'), toneSaid('overdoes', 'stop'), toneOfDone(null)]).toEqual(['', '', '']);
  expect(toneSaid('overdoes', 'progress')).not.toBe(toneSaid('holds_back', 'progress'));
});
