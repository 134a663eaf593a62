// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Exercise } from '../ipc/generated/Exercise';
import type { Item } from '../ipc/generated/Item';
import type { Programme } from '../ipc/generated/Programme';
import type { Sourced } from '../ipc/generated/Sourced';
import { problemSaid } from '../text/builder';
import { BuilderState, copyOf } from './builder.svelte';
import { itemFor } from './builder-parts.svelte';
import { fieldOf, idFor, moved, Num, Problems, Tempo, under } from './draft.svelte';
import { find } from './find';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

/** As it comes over the wire: what is absent is left out. */
const paper = (value: number, to?: number) => ({ value, ...(to === undefined ? {} : { to }), source: 'alfredson-1998', grade: 'V2' }) as Sourced<number>;
const app = (value: number) => ({ value, source: 'app', grade: 'APP' }) as Sourced<number>;

const item = (exercise: string): Item => ({
  exercise, sets: paper(3), reps: paper(15), reps_by_set: null, hold_s: null, move_s: null, tempo: 'slow', count: 'reps', sides: null, load: null,
  rest_s: null, note: null, optional: false,
});
const original: Programme = {
  id: 'alfredson-1998', version: 1, name: 'Alfredson heel drops', summary: 'Slow lowering.', kind: 'rehab', topics: ['achilles'], forms: ['mid-portion'],
  evidence: 'Studied often.', credit: null, missing: 'The last phase.', weeks: paper(12), rest_s: app(60), between_exercises_s: null, min_gap_h: null,
  order: 'by_side', pain_rule: { text: 'Up to 5.', during_max: 5, after_max: null, source: 'alfredson-1998', grade: 'V2' }, as_tolerated: null,
  advance: [{ text: 'Add load when free of pain.', source: 'alfredson-1998', grade: 'V2' }],
  people: [{ text: 'Most were content.', source: 'alfredson-1998', grade: 'V' }],
  tempos: { slow: [{ phase: 'lower', loads: true, seconds: app(4) }, { phase: 'raise', loads: false, seconds: app(2) }] },
  phases: [
    {
      name: 'Twelve weeks', from: 1, to: 12, goal: null, advance: [],
      sessions: [{ name: 'Heel drops', days_per_week: paper(7), every_days: null, per_day: paper(2), items: [item('E01'), item('E02')] }],
    },
  ],
  sources: {},
};
const names = { E01: 'Heel drop, knee straight', E02: 'Heel drop, knee bent' };

function copied(): BuilderState {
  const builder = new BuilderState('copy:alfredson-1998');
  builder.take(copyOf(original), names);
  return builder;
}

test('a number keeps its origin while it says the same, loses it when it is set, and gets it back', () => {
  const reps = new Num(paper(10, 15));
  expect(reps.text).toBe('10 to 15');
  expect(reps.number).toEqual(paper(10, 15));
  reps.text = '12';
  expect(reps.number).toEqual({ value: 12, to: null, source: 'own', grade: 'own' });
  reps.text = ' 10–15 ';
  expect(reps.number).toEqual(paper(10, 15));
  expect(reps.grade).toBe('V2');
});

test.each(['', 'x', '1e3', '-4', '1.5', '12345', '3 to', '٣', '0x10'])('%o is no whole number and says so', (text) => {
  const sets = new Num(paper(3));
  sets.text = text;
  expect(sets.number).toBeNull();
  expect(sets.wrong).toBe('Type a whole number.');
});

test('seconds may have a comma, and what is optional may be empty', () => {
  const seconds = new Num(app(2), { whole: false });
  seconds.text = '2,5';
  expect(seconds.number?.value).toBe(2.5);
  const rest = new Num(null, { whole: false, optional: true });
  expect([rest.wrong, rest.may]).toEqual([null, null]);
  rest.text = 'soon';
  expect(rest.wrong).toBe('Type a number.');
});

test('a duplicate that nobody changed asks for nothing, and keeps every number with its source', () => {
  const builder = copied();
  expect(builder.dirty).toBe(false);
  const { phases, tempos, weeks, pain_rule, topics } = builder.built;
  expect(phases).toEqual(original.phases);
  expect(tempos).toEqual(original.tempos);
  expect([weeks, pain_rule, topics]).toEqual([original.weeks, original.pain_rule, original.topics]);
});

test('a duplicate has a name and an id of its own, and does not carry what became of other people', () => {
  const { id, name, version, people, missing, evidence } = copied().built;
  expect({ id, name, version, people, missing }).toEqual({
    id: 'alfredson-heel-drops-my-version', name: 'Alfredson heel drops, my version', version: 1, people: [], missing: null,
  });
  expect(evidence).toMatch(/^Made from “Alfredson heel drops”\./);
});

test('Alfredson as 2 × 12 once a day: three numbers are the person’s own, all others stay', () => {
  const builder = copied();
  const session = builder.phases[0]?.sessions[0];
  session!.perDay.text = '1';
  for (const draft of session!.items) {
    draft.sets.text = '2';
    draft.reps.text = '12';
  }
  const built = builder.built.phases[0]?.sessions[0];
  expect(built?.per_day).toEqual({ value: 1, to: null, source: 'own', grade: 'own' });
  expect(built?.items.map((i) => [i.sets.value, i.sets.grade, i.reps?.value, i.reps?.grade])).toEqual([[2, 'own', 12, 'own'], [2, 'own', 12, 'own']]);
  expect(built?.days_per_week).toEqual(paper(7));
  expect(builder.built.tempos).toEqual(original.tempos);
  expect(builder.dirty).toBe(true);
});

test('a tempo that is changed for one exercise gets a name of its own and leaves the other alone', () => {
  const builder = copied();
  const [first] = builder.items;
  first!.tempo.parts[0]!.seconds.text = '5';
  const [a, b] = builder.built.phases[0]!.sessions[0]!.items;
  expect([a?.tempo, b?.tempo]).toEqual(['own-1', 'slow']);
  expect(builder.built.tempos['own-1']?.map((p) => [p.seconds.value, p.seconds.grade, p.loads])).toEqual([[5, 'own', true], [2, 'APP', false]]);
  expect(builder.built.tempos['slow']).toEqual(original.tempos['slow']);
});

test('the same change in both exercises makes one tempo, and none is left over', () => {
  const builder = copied();
  for (const draft of builder.items) draft.tempo.parts[0]!.seconds.text = '3';
  expect(Object.keys(builder.built.tempos)).toEqual(['own-1']);
  for (const draft of builder.items) draft.tempo.parts.forEach((part) => draft.tempo.remove(part));
  expect(builder.built.tempos).toEqual({});
  expect(builder.built.phases[0]?.sessions[0]?.items.map((i) => i.tempo)).toEqual([null, null]);
});

test('a hold has no tempo and exactly one of the four doses', () => {
  const builder = copied();
  const [first] = builder.items;
  first!.kind = 'hold_s';
  first!.hold.text = '45';
  const built = builder.built.phases[0]!.sessions[0]!.items[0]!;
  expect([built.reps, built.reps_by_set, built.move_s, built.tempo]).toEqual([null, null, null, null]);
  expect(built.hold_s).toEqual({ value: 45, to: null, source: 'own', grade: 'own' });
});

test('reps set by set: a list of whole numbers, or a sentence', () => {
  const builder = copied();
  const [first] = builder.items;
  first!.kind = 'reps_by_set';
  first!.bySet = '12, 10 8';
  expect(builder.built.phases[0]!.sessions[0]!.items[0]!.reps_by_set).toEqual({ value: [12, 10, 8], source: 'own', grade: 'own', note: null });
  expect(builder.wrong).toEqual([]);
  first!.bySet = '12; many';
  expect(builder.wrong.map((p) => p.path)).toEqual(['phases[0].sessions[0].items[0].reps_by_set']);
});

test('a load has just one form, and its words are the person’s own', () => {
  const builder = copied();
  const [first] = builder.items;
  const load = () => builder.built.phases[0]!.sessions[0]!.items[0]!.load;
  expect(load()).toBeNull();
  first!.loadKind = 'kg';
  first!.kg.text = '7.5';
  expect([load()?.kg?.value, load()?.rm, load()?.text]).toEqual([7.5, null, null]);
  first!.loadKind = 'text';
  first!.loadText = 'A rucksack with books';
  expect(load()).toEqual({ rm: null, kg: null, text: 'A rucksack with books', source: 'own', grade: 'own' });
});

test('the pain rule keeps its source while it says the same', () => {
  const builder = copied();
  builder.during.text = '3';
  expect(builder.built.pain_rule).toEqual({ text: 'Up to 5.', during_max: 3, after_max: null, source: 'own', grade: 'own' });
  builder.during.text = '5';
  expect(builder.built.pain_rule).toEqual(original.pain_rule);
  builder.during.text = '';
  builder.pain = '';
  expect(builder.built.pain_rule).toBeNull();
});

test('what was typed and is no number is said before what the check makes of it, and there is no preview', async () => {
  const builder = copied();
  builder.items[0]!.sets.text = 'three';
  call.mockResolvedValue({
    problems: [{ path: 'phases[0].sessions[0].items[0].sets.value', message: '0 is outside 1 to 20' }, { path: 'name', message: 'is empty' }],
    sessions: [],
  });
  await builder.check();
  expect(builder.problems.all).toEqual([
    { path: 'phases[0].sessions[0].items[0].sets', message: 'Type a whole number.' },
    { path: 'name', message: 'is empty' },
  ]);
  expect(builder.problems.at('phases[0].sessions[0].items[0].sets')).toEqual(['Type a whole number.']);
  expect(builder.sessions).toEqual([]);
});

test('nothing is saved while anything is wrong; then it is, once', async () => {
  const builder = copied();
  call.mockResolvedValue({ problems: [{ path: 'summary', message: 'is empty' }], sessions: [] });
  expect(await builder.save()).toBeNull();
  expect(call.mock.calls.map(([name]) => name as string)).toEqual(['check_programme']);
  call.mockReset();
  call.mockResolvedValueOnce({ problems: [], sessions: [] }).mockResolvedValueOnce('alfredson-heel-drops-my-version');
  expect(await Promise.all([builder.save(), builder.save()])).toEqual(['alfredson-heel-drops-my-version', null]);
  expect(builder.dirty).toBe(false);
});

test('a refusal is said, and what was typed stays', async () => {
  const builder = copied();
  builder.name = 'Mine';
  call.mockResolvedValueOnce({ problems: [], sessions: [] }).mockRejectedValueOnce({ code: 'not_saved', message: 'disk', detail: [] });
  expect(await builder.save()).toBeNull();
  expect(builder.problem?.title).toMatch(/^Not saved/);
  expect([builder.name, builder.dirty, builder.busy]).toEqual(['Mine', true, false]);
});

test('of one’s own: the id stays when the name changes', () => {
  const builder = new BuilderState('my-drops');
  builder.take({ ...original, id: 'my-drops', name: 'My drops', version: 3 }, names);
  builder.name = 'My slow drops';
  expect([builder.built.id, builder.built.name]).toEqual(['my-drops', 'My slow drops']);
});

test('an exercise comes in its usual dose with where that is from, and brings its sources along', async () => {
  const exercise = {
    id: 'E41', name: 'Clamshell', sides: 'each', sources: { mine: { cite: 'A leaflet', bars: 1 } },
    dose: {
      sets: paper(2, 3), reps: paper(10, 15), count: 'reps', hold_s: null, move_s: null, rest_s: app(45), per_day: null, days_per_week: null,
      tempo: [{ phase: 'raise', loads: true, seconds: app(2) }],
    },
  } as unknown as Exercise;
  expect(itemFor(exercise).item(null).sets).toEqual(paper(2, 3));
  const builder = copied();
  call.mockResolvedValue({ exercise });
  expect(await builder.addExercise(builder.phases[0]!.sessions[0]!, 'E41')).toBe(true);
  const added = builder.built.phases[0]!.sessions[0]!.items[2]!;
  expect([added.exercise, added.reps, added.rest_s, added.tempo]).toEqual(['E41', paper(10, 15), app(45), 'own-1']);
  expect(builder.built.sources).toEqual({ mine: { cite: 'A leaflet', bars: 1 } });
});

test('a new phase begins after the last one, with a session to fill', () => {
  const builder = copied();
  builder.weeks.text = '16';
  builder.addPhase();
  expect(builder.built.phases.map((p) => [p.from, p.to, p.sessions.length])).toEqual([[1, 12, 1], [13, 16, 1]]);
  builder.removePhase(builder.phases[0]!);
  expect(builder.built.phases).toHaveLength(1);
});

test('a problem leads to its phase; a tempo lies where it is used', () => {
  const builder = copied();
  builder.addPhase();
  expect(builder.phaseOf('phases[1].to')).toBe(1);
  expect(builder.phaseOf('tempos.slow[0].seconds.value')).toBe(0);
  expect(builder.phaseOf('weeks.value')).toBeNull();
});

test('a part that is added bears load like the same part before it', () => {
  const tempo = new Tempo([{ phase: 'raise', loads: false, seconds: app(2) }]);
  tempo.add('raise');
  tempo.add('hold');
  expect(tempo.value.map((p) => [p.phase, p.loads, p.seconds.grade])).toEqual([['raise', false, 'APP'], ['raise', false, 'own'], ['hold', true, 'own']]);
});

test('ids are plain, short and free', () => {
  expect(idFor('Été: my drops!', new Set())).toBe('ete-my-drops');
  expect(idFor('Mine', new Set(['mine', 'mine-2']))).toBe('mine-3');
  expect(idFor('<>', new Set())).toBe('own');
  expect(idFor('x'.repeat(200), new Set()).length).toBeLessThanOrEqual(60);
});

test('moving stops at the ends', () => {
  expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
  expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3]);
});

test('a place is under another only at a joint of the path', () => {
  expect(under('phases[1].to', 'phases[1]')).toBe(true);
  expect(under('phases[10].to', 'phases[1]')).toBe(false);
  expect(under('rest_s', 'rest')).toBe(false);
});

test('problems are said with the words of the screen', () => {
  const problems = new Problems();
  problems.set([], [{ path: 'phases[0].sessions[0].items[0].sets.value', message: '0 is outside 1 to 20' }, { path: 'phases[0].sessions[0].items', message: 'has 0 entries; 1 to 40' }]);
  expect(problems.all.map(problemSaid)).toEqual(['Sets: 0 is outside 1 to 20.', 'Exercises: add at least one.']);
});

test('the field of a problem is found, or that of the nearest place above it', () => {
  document.body.innerHTML = '<div><div data-path="phases[0]"><input id="a"></div><div data-path="phases[0].to"><input id="b"></div></div>';
  expect(fieldOf(document.body, 'phases[0].to.value')?.id).toBe('b');
  expect(fieldOf(document.body, 'phases[0].sessions[0].items[0].sets')?.id).toBe('a');
  expect(fieldOf(document.body, 'weeks')).toBeNull();
});

test('exercises are found by the beginnings of words, names first', () => {
  const line = (id: string, name: string, also: string[], regions: string[]) => ({ id, name, also, regions, muscles: [], topics: [], equipment: [] }) as never;
  const lines = [line('E43', 'Glute bridge', ['clam bridge'], ['hip']), line('E41', 'Clamshell', ['clam'], ['hip']), line('E01', 'Heel drop', [], ['calf'])];
  expect(find(lines, 'clam').map((l) => l.id)).toEqual(['E41', 'E43']);
  expect(find(lines, 'hip gl').map((l) => l.id)).toEqual(['E43']);
  expect(find(lines, '').length).toBe(3);
  expect(find(lines, 'lam')).toEqual([]);
});

test('an empty form has nothing wrong with it until it is begun or saved', async () => {
  const builder = new BuilderState('');
  call.mockResolvedValueOnce({ exercises: [], programmes: [], run_plans: [] });
  await builder.load();
  call.mockResolvedValue({ problems: [{ path: 'name', message: 'is empty' }], sessions: [] });
  await builder.check();
  expect(builder.problems.all).toEqual([]);
  expect(await builder.save()).toBeNull();
  expect(builder.problems.at('name')).toEqual(['is empty']);
});

test('a new programme never takes the id of another one', async () => {
  const builder = new BuilderState('');
  call.mockResolvedValueOnce({ exercises: [{ id: 'mine' }], programmes: [{ id: 'mine-2' }], run_plans: [] });
  await builder.load();
  builder.name = 'Mine';
  expect(builder.built.id).toBe('mine-3');
});

test('pain ends at 10, and a week is one week', () => {
  const builder = copied();
  builder.during.text = '300';
  builder.phases[0]!.to.text = '3 to 5';
  expect(builder.wrong).toEqual([
    { path: 'pain_rule.during_max', message: 'Type a whole number up to 10.' },
    { path: 'phases[0].to', message: 'Type a whole number up to 104.' },
  ]);
});
