import { beforeEach, expect, test, vi } from 'vitest';
import type { EntryLine } from '../ipc/generated/EntryLine';
import type { Found } from '../ipc/generated/Found';
import type { Journal } from '../ipc/generated/Journal';
import { changedSaid, numbersSaid, versionSaid } from '../text/journal';
import { app } from './app.svelte';
import { JournalSearch, pieces } from './journal-search.svelte';
import { EntryForm, JournalState } from './journal.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => {
  call.mockReset();
  app.toast = null;
});

const entry = (id: string, day: string, more: Partial<EntryLine> = {}): EntryLine => ({
  id, day, mood: null, motivation: null, confidence: null, feelings: [], note: 'a', voided: false, earlier: [], written_day: day, written_at: '20:00', ...more,
});
const view = (entries: EntryLine[], more = false): Journal => ({
  today: '2026-04-02', entries, more, worries: [], earlier: [], options: [], about: null, visit: { appointment: null, later: 0, questions: [] },
});
const found = (words: string, marks: [number, number][]): Found => ({ what: 'journal', id: 'e', day: '2026-04-01', words, marks, cut_before: false, cut_after: false });

test('nothing is chosen beforehand, and a zero is an answer', () => {
  const form = EntryForm.fresh();
  expect([form.any, form.sound]).toEqual([false, false]);
  form.note = '   ';
  expect(form.any).toBe(false);
  form.choose('mood', 0);
  expect(form.sound).toBe(true);
  form.toggle('proud');
  form.toggle('afraid');
  form.toggle('proud');
  expect(form.draft()).toEqual({ id: null, day: null, mood: 0, motivation: null, confidence: null, feelings: ['afraid'], note: null });
  form.note = 'x'.repeat(4001);
  expect([form.noteTooLong, form.sound]).toEqual([true, false]);
});

test('entries stand by day, and voided ones only where they are asked for', async () => {
  const page = new JournalState();
  call.mockResolvedValue(view([entry('c', '2026-04-01'), entry('b', '2026-04-01', { voided: true }), entry('a', '2026-03-30')]));
  await page.load();
  expect(page.days.map((day) => [day.day, day.entries.map((e) => e.id)])).toEqual([['2026-04-01', ['c']], ['2026-03-30', ['a']]]);
  expect(page.voided).toBe(1);
  page.showVoided = true;
  expect(page.days[0]?.entries.map((e) => e.id)).toEqual(['c', 'b']);
});

test('an entry is kept and the form is empty again; one that was refused stays', async () => {
  const page = new JournalState();
  page.form.note = 'Rain.';
  call.mockRejectedValueOnce({ code: 'not_saved', message: '', detail: [] });
  expect(await page.keep()).toBe(false);
  expect([page.form.note, page.problem !== null]).toEqual(['Rain.', true]);
  call.mockResolvedValueOnce('e-1').mockResolvedValueOnce(view([]));
  expect(await page.keep()).toBe(true);
  expect(page.form.note).toBe('');
});

test('a change can be undone from what was said', async () => {
  const page = new JournalState();
  page.edit(entry('e', '2026-04-01', { mood: 3, note: 'Rain.' }));
  expect(page.editing?.draft()).toMatchObject({ id: 'e', day: '2026-04-01', mood: 3, note: 'Rain.' });
  if (page.editing !== null) page.editing.note = 'Sun.';
  call.mockResolvedValueOnce('e').mockResolvedValueOnce(view([]));
  expect(await page.keepChange()).toBe(true);
  expect(page.editing).toBeNull();
  call.mockResolvedValue(null);
  app.toast?.undo?.();
  await vi.waitFor(() => expect(call).toHaveBeenCalledWith('undo_entry', { id: 'e' }));
});

test('older entries are asked for by their number', async () => {
  const page = new JournalState();
  call.mockResolvedValue(view([], true));
  await page.load();
  await page.older();
  expect(call.mock.calls).toEqual([['journal', { most: 60 }], ['journal', { most: 120 }]]);
});

test('a worry in words of their own is trimmed, and an empty one is none', async () => {
  const page = new JournalState();
  page.worry = '   ';
  expect(await page.addWorry()).toBe(false);
  page.worry = ' Will it hold? ';
  call.mockResolvedValueOnce('w').mockResolvedValueOnce(view([]));
  expect(await page.addWorry()).toBe(true);
  expect(call).toHaveBeenCalledWith('add_worry', { line: null, words: 'Will it hold?' });
  expect(page.worry).toBe('');
});

test('only the newest question is answered', async () => {
  const search = new JournalSearch();
  let late: (value: unknown) => void = () => undefined;
  call.mockReturnValueOnce(new Promise((kept) => (late = kept))).mockResolvedValueOnce({ found: [found('shoes', [[0, 5]])], more: false });
  const first = search.type('s');
  await search.type('sho');
  late({ found: [], more: false });
  await first;
  expect(search.days.map((day) => day.found.length)).toEqual([1]);
  await search.type('  ');
  expect([search.on, search.result]).toEqual([false, null]);
});

test('more than can be looked for is said and not sent', async () => {
  const search = new JournalSearch();
  await search.type('x'.repeat(1 << 20));
  expect([call.mock.calls.length, search.problem?.title]).toEqual([0, 'Up to 200 characters can be looked for.']);
  call.mockResolvedValueOnce({ found: [], more: false });
  await search.type('💥'.repeat(200));
  expect(call).toHaveBeenCalledTimes(1);
});

test('what matches is a piece of its own', () => {
  const said = (words: string, marks: [number, number][]) => pieces(found(words, marks)).map((p) => (p.match ? `[${p.text}]` : p.text)).join('|');
  expect(said('the café', [[4, 8]])).toBe('the |[café]');
  expect(said('🦶 shoe', [[3, 7]])).toBe('🦶 |[shoe]');
  expect(said('<b>shoe</b> shop', [[3, 7], [12, 16]])).toBe('<b>|[shoe]|</b> |[shop]');
  expect(said('', [])).toBe('');
});

test('only what was told is said', () => {
  expect(numbersSaid({ mood: 0, motivation: null, confidence: 7 })).toEqual(['Mood 0 of 10', 'Confidence 7 of 10']);
  expect(changedSaid(entry('e', '2026-04-01'))).toBeNull();
  const before = { day: '2026-04-01', at: '20:00', of_day: '2026-04-01', mood: 3, motivation: null, confidence: null, feelings: ['sad' as const], note: 'Rain.', voided: false };
  expect(changedSaid(entry('e', '2026-04-01', { earlier: [before], written_at: '21:00' }))).toBe('Changed Wed 1 April, 21:00');
  expect(versionSaid(before)).toBe('Mood 3 of 10, Sad. Rain.');
});
