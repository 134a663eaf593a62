import { beforeEach, expect, test, vi } from 'vitest';
import type { ChecklistItem } from '../ipc/generated/ChecklistItem';
import type { Urgency } from '../ipc/generated/Urgency';
import { flagsSaid } from '../text/injury';
import { byUrgency, RedFlagsState } from './red-flags.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const item = (id: string, urgency: Urgency | null, lists: string[]): ChecklistItem => ({ id, text: id, urgency, why: null, lists, source: 'guide', grade: 'practice' });
const items = [
  item('worry', 'within_weeks', ['full', 'quick']),
  item('limp', 'within_days', ['full', 'quick']),
  item('bruise', 'within_days', ['mid-run']),
  item('chest', 'emergency', ['full']),
  item('to-know', null, ['full']),
];
const loaded = async () => {
  call.mockResolvedValue({ checklist: { id: 'red-flags', name: '', summary: '', items }, sources: {} });
  const flags = new RedFlagsState();
  await flags.load();
  return flags;
};
const shown = (flags: RedFlagsState) => flags.groups.map((group) => [group.urgency, group.items.map((i) => i.id)]);

test('groups come by urgency, the most urgent first; what has none is no sign', () => {
  expect(byUrgency(items).map((group) => group.urgency)).toEqual(['emergency', 'within_days', 'within_weeks']);
});

test('each list shows its own signs', async () => {
  const flags = await loaded();
  expect(shown(flags)).toEqual([['emergency', ['chest']], ['within_days', ['limp']], ['within_weeks', ['worry']]]);
  flags.list = 'quick';
  expect(shown(flags)).toEqual([['within_days', ['limp']], ['within_weeks', ['worry']]]);
  flags.list = 'mid-run';
  expect(shown(flags)).toEqual([['within_days', ['bruise']]]);
});

test('the most urgent tick counts, on whichever list it was made', async () => {
  const flags = await loaded();
  expect([flags.count, flags.worst]).toEqual([0, null]);
  flags.tick('worry');
  expect(flags.worst).toBe('within_weeks');
  flags.tick('chest');
  flags.list = 'quick';
  expect([flags.count, flags.worst]).toEqual([2, 'emergency']);
  expect(flagsSaid(flags.count, flags.worst)).toBe('2 ticked. The most urgent: get help now.');
  flags.tick('chest');
  expect(flags.worst).toBe('within_weeks');
  flags.clear();
  expect([flags.count, flags.worst]).toEqual([0, null]);
});

test('a list that cannot be read is said', async () => {
  call.mockRejectedValue({ code: 'internal', detail: [] });
  const flags = new RedFlagsState();
  await flags.load();
  expect(flags.problem).not.toBeNull();
});

test('what is ticked is kept by its place in the list', async () => {
  const flags = await loaded();
  expect(await flags.raise()).toBe(false);
  flags.tick('bruise');
  flags.tick('chest');
  call.mockResolvedValue({});
  expect(await flags.raise()).toBe(true);
  expect(call).toHaveBeenLastCalledWith('raise_flag', { flag: { signs: [{ checklist: 'red-flags', item: 2 }, { checklist: 'red-flags', item: 3 }] } });
  expect(flags.count).toBe(0);
});
