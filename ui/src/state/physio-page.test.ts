import { beforeEach, expect, test, vi } from 'vitest';
import type { PagePreview } from '../ipc/generated/PagePreview';
import { partOrder, rangeChoice } from '../text/physio';
import { PhysioPageState } from './physio-page.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));

const preview = (title: string, ranges: PagePreview['ranges'] = [{ range: 'weeks4', from: '2026-03-06' }]): PagePreview => ({
  title, from: '2026-03-06', to: '2026-04-02', ranges, last_visit: null, sheets: [],
});
const drafts = () => call.mock.calls.map(([command, args]) => [command, (args as { draft: unknown }).draft]);

beforeEach(() => {
  call.mockReset();
  call.mockImplementation(() => Promise.resolve(preview('Rehab log')));
});

test('it begins at the last visit where there was one, and at four weeks where there was none', async () => {
  const none = new PhysioPageState();
  await none.begin();
  expect(none.range).toBe('weeks4');
  call.mockImplementation(() => Promise.resolve(preview('Rehab log', [{ range: 'last_visit', from: '2026-03-19' }])));
  const visited = new PhysioPageState();
  await visited.begin();
  expect(visited.range).toBe('last_visit');
});

test('each choice asks for the page anew, with a name only where one was typed', async () => {
  const page = new PhysioPageState();
  await page.name('   ');
  await page.put('pain', false);
  await page.put('tests', false);
  await page.put('pain', true);
  await page.size('letter');
  await page.name(' Ana ');
  expect(drafts()).toEqual([
    ['physio_page', { range: 'weeks4', without: [], who: null, format: 'a4' }],
    ['physio_page', { range: 'weeks4', without: ['pain'], who: null, format: 'a4' }],
    ['physio_page', { range: 'weeks4', without: ['pain', 'tests'], who: null, format: 'a4' }],
    ['physio_page', { range: 'weeks4', without: ['tests'], who: null, format: 'a4' }],
    ['physio_page', { range: 'weeks4', without: ['tests'], who: null, format: 'letter' }],
    ['physio_page', { range: 'weeks4', without: ['tests'], who: 'Ana', format: 'letter' }],
  ]);
});

test('an answer that comes late does not take the place of a newer one', async () => {
  const page = new PhysioPageState();
  let late: (value: PagePreview) => void = () => undefined;
  call.mockImplementationOnce(() => new Promise((kept) => (late = kept)));
  const first = page.load();
  call.mockImplementationOnce(() => Promise.resolve(preview('new')));
  await page.choose('weeks12');
  late(preview('old'));
  await first;
  expect(page.preview?.title).toBe('new');
});

test('the place of the file is shown until the page is another', async () => {
  const page = new PhysioPageState();
  call.mockImplementation((command: string) => Promise.resolve(command === 'save_physio_page' ? '/home/a/rehab.pdf' : preview('Rehab log')));
  await page.save();
  expect(page.saved).toBe('/home/a/rehab.pdf');
  expect(page.busy).toBe(false);
  await page.choose('weeks12');
  expect(page.saved).toBeNull();
});

test('a refusal is shown, and the page that was there stays', async () => {
  const page = new PhysioPageState();
  await page.load();
  call.mockImplementation(() => Promise.reject({ code: 'invalid', message: '', detail: ['who: 81 characters; at most 80'] }));
  await page.name('x'.repeat(81));
  expect(page.preview?.title).toBe('Rehab log');
  expect(page.problem?.lines).toEqual(['Name: 81 characters; at most 80']);
});

test('only rows that may stand on it make it anew', async () => {
  const page = new PhysioPageState();
  await page.changed(['live', 'settings', 'desktop']);
  expect(call).not.toHaveBeenCalled();
  await page.changed(['answers']);
  expect(call).toHaveBeenCalledTimes(1);
});

test('every part has its word, and a range its first day', () => {
  expect(partOrder).toHaveLength(9);
  expect(rangeChoice({ range: 'last_visit', from: '2026-03-19' })).toEqual({ value: 'last_visit', label: 'Since the last visit', means: 'From 19 March 2026' });
});
