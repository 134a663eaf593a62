import { beforeEach, expect, test, vi } from 'vitest';
import type { NextCapView } from '../ipc/generated/NextCapView';
import type { RunLine } from '../ipc/generated/RunLine';
import type { RunSuggestion } from '../ipc/generated/RunSuggestion';
import type { ShoeLine } from '../ipc/generated/ShoeLine';
import { capSaid, distanceSaid, nextSaid, onsetSaid, rowSaid, runFace, runSaid, shoeSaid } from '../text/running';
import { CapForm, CrossState, RunPageState, RunsState, ShoeForm, ShoesState } from './running.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => void call.mockReset());

const source = { what: 'From', value: '250 mi', cite: '', doi: null, bars: 1, grade: 'APP', own_default: true };
const at = (m: number, said: string) => ({ m, said });
const line: RunLine = {
  run: 'r-6', day: '2026-03-29', at: null, sport: 'run', how: 'by_hand', only_planned: false, planned: at(19_312, '12 mi'), planned_time: null, cap: at(14_484, '9 mi'), cap_by: 'clinician', cap_until: '2026-04-20',
  cap_kept: true, distance: at(12_875, '8 mi'), time: '1:12:40', pace: '9:05 /mi', ended: 'turned_back', turned: at(11_265, '7 mi'), onset: { when: 'at', distance: at(9_656, '6 mi') }, pain_during: 4, pain_after: 3,
  pain_morning: null, course: 'worsening', light: 'yellow', shoe: null, recalled: false, voided: false,
};
const next: NextCapView = { distance: at(8_690, '5.4 mi'), typed: { value: 5.3997, unit: 'mi' }, by: 'onset', who: null, until: null, onset: at(9_656, '6 mi'), source };
const suggestion: RunSuggestion = {
  outcome: { step_back: 'stage' }, change: null, change_said: null, rest_days: 2, quiet_days: null, may_override: true, with_morning: false,
  fired: [{ id: 'R8', says: null, advice: 'check_signs', sentence: 'Pain began on the way.', source, read: [{ input: 'onset', seen: { number: 9656 }, said: '6 mi' }, { input: 'pain_after', seen: 'unknown', said: null }] }],
  ways: [{ changes: [{ input: 'onset', seen: 'no', said: null }, { input: 'pain_during', seen: { number: 3 }, said: null }], then: 'hold' }],
};

test('a run is said in one line, and what is open is said so', () => {
  expect(runSaid(line)).toBe('8 mi of 12 mi planned, 1:12:40 (9:05 /mi), turned back after 7 mi, within your clinician’s limit of 9 mi, set until 20 April');
  expect(onsetSaid(line)).toBe('at 6 mi, it got worse');
  expect(distanceSaid({ ...line, only_planned: true, distance: null, time: null })).toBe('12 mi planned');
  expect(distanceSaid({ ...line, planned: null, distance: null, time: null })).toBe('not told');
  expect(onsetSaid({ ...line, onset: null, course: null })).toBe('not told');
});

test('a limit says whose it is, and the next one why', () => {
  expect(nextSaid(next)).toBe('Pain began at 6 mi last time. This is nine tenths of the way there.');
  expect(nextSaid({ ...next, by: 'clinician', who: 'A. Ruiz', until: '2026-04-20' })).toBe('The limit that A. Ruiz set, until 20 April.');
  const cap = { id: 'c', distance: at(14_484, '9 mi'), by: 'clinician' as const, who: null, until: '2026-04-01', over: true };
  expect(capSaid(cap)).toBe('9 mi, by your clinician, until 1 April. That day is over: ask for a new one');
});

test('the card of a run has what it read, what would change it, and the days of rest', () => {
  const face = runFace(suggestion, line);
  expect([face.kind, face.head, face.notes[0]]).toEqual(['back', 'First rest, then a step back', '2 days without a run first.']);
  expect(face.rules[0]?.read.map((read) => `${read.name}: ${read.said}${read.not ? '?' : ''}`)).toEqual(['Pain began on the way: 6 mi', 'Pain just after: not known?']);
  expect(face.ways).toEqual(['If nothing had hurt on the way and pain during were 3 of 10: hold.']);
  expect(runFace({ ...suggestion, change: { longer: { from_m: 5000, to_m: 5500 } }, change_said: ['5 km', '5.5 km'], outcome: 'progress' }, line).head).toEqual({ lever: 'Longest run', from: '5 km', to: '5.5 km' });
  expect(runFace({ ...suggestion, change: 'speed', outcome: 'progress' }, line).head).toBe('The way to speed is open');
});

test('a row names what it changed', () => {
  const row = { id: '1', day: '2026-04-02', at: '18:00', changed: ['distance', 'ended'], voided: false };
  expect([rowSaid(row, false), rowSaid({ ...row, changed: [] }, true), rowSaid({ ...row, voided: true }, false)]).toEqual(['Distance and end', 'Logged', 'Voided']);
});

test('what is suggested becomes a limit of one’s own, and the list is asked for again', async () => {
  call.mockImplementation((command: string) => Promise.resolve(command === 'runs' ? { unit: 'mi', today: '2026-04-02', runs: [line], planned: [], more: false, caps: [], next_cap: next } : 'cap-1'));
  const of = new RunsState();
  expect(await of.takeCap()).toBe(false);
  await of.load();
  expect(await of.takeCap()).toBe(true);
  expect(call).toHaveBeenCalledWith('set_cap', { cap: { distance: next.typed, by: 'person', who: null, until: null } });
  expect(call.mock.calls.filter(([command]) => command === 'runs')).toHaveLength(2);
  await of.changed(['journal']);
  expect(call.mock.calls.filter(([command]) => command === 'runs')).toHaveLength(2);
  await of.changed(['runs']);
  await of.more();
  expect(call).toHaveBeenLastCalledWith('runs', { most: 60 });
});

test('the newest row is what is taken back, and a question carries the rule', async () => {
  const page = { line, suggestion, rows: [{ id: 'row-2' }, { id: 'row-1' }], next_cap: null };
  call.mockImplementation((command: string) => Promise.resolve(command === 'run_page' ? page : null));
  const of = new RunPageState('r-6');
  expect(await of.undo()).toBe(false);
  await of.load();
  await of.undo();
  expect(call).toHaveBeenCalledWith('undo_run', { run: 'r-6', change: 'row-2' });
  await of.askPhysio();
  expect(call).toHaveBeenCalledWith('add_question', { words: 'Run, Sun 29 March: Sinew suggested to step back to what came before because: Pain began on the way. (R8)', plan: null });
  expect(await of.takeCap()).toBe(false);
  call.mockRejectedValueOnce({ code: 'invalid', message: '', detail: ['run: it was voided'] });
  expect([await of.void(true), of.problem !== null, of.busy]).toEqual([false, true, false]);
});

test('a limit without a number is not sent', async () => {
  const form = new CapForm('mi');
  expect([await form.save(), form.wrong]).toEqual([false, true]);
  expect(call).not.toHaveBeenCalled();
  [form.distance, form.who, form.until] = ['9', ' A. Ruiz ', '2026-04-20'];
  call.mockResolvedValue('cap-1');
  expect(await form.save()).toBe(true);
  expect(call).toHaveBeenCalledWith('set_cap', { cap: { distance: { value: 9, unit: 'mi' }, by: 'clinician', who: 'A. Ruiz', until: '2026-04-20' } });
});

const shoe: ShoeLine = {
  id: 'shoe-1', name: 'Blue', distance: at(1, '512 mi'), start: at(1, '300 mi'), start_typed: { value: 300, unit: 'mi' }, runs: 12, untold: 1, drop_mm: 8, since: '2025-09-01', days: 213, retired: null,
  tier: 'strong', tier_source: source, share_percent: 86, lower: null,
};

test('a pair is kept as it was typed, and retired with all that it had', async () => {
  expect(shoeSaid(shoe, 28)).toBe('12 runs, 1 run without a distance, 7 months, 86 % of the last 28 days, drop 8 mm');
  call.mockResolvedValue('shoe-1');
  const form = new ShoeForm('mi', null);
  [form.name, form.drop] = ['Blue', 'ten'];
  expect([form.wrongDrop, await form.save()]).toEqual([true, false]);
  form.drop = '';
  await form.save();
  expect(call).toHaveBeenLastCalledWith('keep_shoe', { shoe: { shoe: null, name: 'Blue', start: null, drop_mm: null, since: null, retired: null } });
  call.mockImplementation((command: string) => Promise.resolve(command === 'shoes' ? { unit: 'mi', today: '2026-04-02', shoes: [shoe], tiers: [], share_days: 28 } : 'shoe-1'));
  const of = new ShoesState();
  await of.load();
  await of.retire(shoe);
  expect(call).toHaveBeenCalledWith('keep_shoe', { shoe: { shoe: 'shoe-1', name: 'Blue', start: { value: 300, unit: 'mi' }, drop_mm: 8, since: '2025-09-01', retired: '2026-04-02' } });
});

test('the topic of the person’s own plan is chosen first', async () => {
  const topic = (id: string) => ({ topic: { id, name: id }, cross: { good: [], careful: [] }, source, mine: id === 'achilles' });
  call.mockResolvedValue({ unit: 'km', topics: [topic('achilles'), topic('low-back')], log: [], more: false });
  const of = new CrossState();
  await of.load();
  expect(of.topic?.topic.id).toBe('achilles');
  of.choose('low-back');
  expect(of.topic?.topic.id).toBe('low-back');
});
