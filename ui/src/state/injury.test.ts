import { beforeEach, expect, test, vi } from 'vitest';
import type { Injury } from '../ipc/generated/Injury';
import type { InjuryDetail } from '../ipc/generated/InjuryDetail';
import type { RecoveryBand } from '../ipc/generated/RecoveryBand';
import type { TopicExercise } from '../ipc/generated/TopicExercise';
import type { TopicForm } from '../ipc/generated/TopicForm';
import type { WayStage } from '../ipc/generated/WayStage';
import { bandSaid } from '../text/injury';
import { bandAxis, InjuryState, listsFor, noteOf, offered, sectionsOf } from './injury.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const exercise = (id: string, stage: WayStage | null = 'build'): TopicExercise => ({ id, why: '', dose: null, stage });
const form = (id: string, floor_only: boolean, exercises: TopicExercise[], programmes: string[]): TopicForm => ({
  id, name: id, tell: '', exercises, programmes, avoid: [], floor_only,
});
const injury = (change: Partial<Injury> = {}): Injury => ({
  id: 'achilles', name: 'Achilles pain', also: [], kind: 'topic', tissue: 'tendon', regions: ['achilles'], summary: '', where: '', feels: [],
  look_alikes: [], factors: ['Hills', 'Shoes'], self_care: [],
  exercises: [exercise('pumps', 'early'), exercise('step-stretch', 'early')],
  programmes: ['whole-topic'], return_criteria: [], progression: [], get_help: [], recovery: [],
  cross_training: { good: [], careful: [] }, clinician_options: [],
  forms: [
    form('mid-portion', false, [exercise('drop', 'build'), exercise('hops', 'late')], ['alfredson']),
    form('insertional', true, [exercise('floor', 'build'), exercise('drop', 'late')], ['floor-level']),
  ],
  ...change,
});
const detail = (change: Partial<Injury> = {}): InjuryDetail => ({
  injury: injury(change), names: { alfredson: 'Alfredson' }, below_step: ['drop', 'step-stretch'], run_plans: [], cards: [], sources: {},
});
const ids = (of: InjuryDetail, formId: string | null) => {
  const offer = offered(of, of.injury.forms.find((f) => f.id === formId) ?? null);
  return { exercises: offer.ways.flatMap((way) => way.exercises.map((e) => e.id)), programmes: offer.programmes.map((p) => p.id) };
};

test('with the insertional form nothing that goes below a step is offered, wherever it is listed', () => {
  expect(ids(detail(), 'insertional')).toEqual({ exercises: ['pumps', 'floor'], programmes: ['floor-level'] });
});

test('with the mid-portion form all of it is', () => {
  expect(ids(detail(), 'mid-portion')).toEqual({ exercises: ['pumps', 'step-stretch', 'drop', 'hops'], programmes: ['alfredson', 'whole-topic'] });
});

test('before a form is chosen only what suits every form', () => {
  expect(ids(detail(), null)).toEqual({ exercises: ['pumps'], programmes: [] });
});

test('without forms nothing is held back', () => {
  expect(ids(detail({ forms: [] }), null)).toEqual({ exercises: ['pumps', 'step-stretch'], programmes: ['whole-topic'] });
});

test('a topic for a professional offers nothing, whatever its file says', () => {
  const professional = detail({ kind: 'professional' });
  const offer = offered(professional, null);
  expect(offer).toEqual({ ways: [], programmes: [], avoid: [], floorOnly: false });
  expect(sectionsOf(professional, offer, [{ id: 'clearance', name: 'Before you run again' }]).map((s) => s.id)).toEqual([]);
});

test('exercises stand in the order of the way back, and an exercise of the form stands once', () => {
  const twice = detail({ exercises: [exercise('floor', 'early'), exercise('any', null)] });
  const offer = offered(twice, twice.injury.forms[1] ?? null);
  expect(offer.ways.map((way) => [way.stage, way.exercises.map((e) => e.id)])).toEqual([
    ['build', ['floor']],
    [null, ['any']],
  ]);
});

test('a name that is not known is its id', () => {
  expect(offered(detail(), detail().injury.forms[0] ?? null).programmes[0]).toEqual({ id: 'alfredson', name: 'Alfredson' });
  expect(offered(detail(), detail().injury.forms[1] ?? null).programmes[0]).toEqual({ id: 'floor-level', name: 'floor-level' });
});

test('the form of the first questions holds until one is chosen on the page', async () => {
  call.mockImplementation((command: string) => Promise.resolve(command === 'injury' ? detail() : { checklists: [], cards: [], programmes: [] }));
  const page = new InjuryState('achilles', () => 'insertional');
  expect(page.form).toBeNull();
  await page.load();
  expect([page.form?.id, page.fromSetup, page.offer?.floorOnly]).toEqual(['insertional', true, true]);
  page.choose('mid-portion');
  expect([page.form?.id, page.fromSetup, page.offer?.floorOnly]).toEqual(['mid-portion', false, false]);
});

test('ticks are kept on the page, and the topic is whole without the lists beside it', async () => {
  call.mockImplementation((command: string) => (command === 'injury' ? Promise.resolve(detail()) : Promise.reject(new Error('no'))));
  const page = new InjuryState('achilles', () => null);
  await page.load();
  expect(page.problem).toBeNull();
  page.tick('Hills');
  page.tick('Shoes');
  page.tick('Hills');
  expect([...page.factors]).toEqual(['Shoes']);
});

test('lists of the topic come first, and only those that the library has', () => {
  const all = ['clearance', 'shin-or-bone', 'fix-the-why'].map((id) => ({ id, name: id }));
  expect(listsFor('shin-splints', all).map((list) => list.id)).toEqual(['shin-or-bone', 'fix-the-why', 'clearance']);
});

const weeks = (value: number, to: number | null = null) => ({ value, to, source: 'guide', grade: 'practice' as const });
const band = (label: string, from: number, to: number, or_longer = false): RecoveryBand => ({ label, from_weeks: weeks(from), to_weeks: weeks(to), or_longer });

test('a band is drawn in shares of an axis that ends on a tick', () => {
  const axis = bandAxis([band('Caught early', 1, 3), band('Typical', 2, 4, true)]);
  expect(axis.weeks).toBe(5);
  expect(axis.ticks).toEqual([0, 1, 2, 3, 4, 5]);
  expect(axis.bars.map(({ left, width, tail }) => [left, width, tail].map((n) => Number(n.toFixed(3))))).toEqual([
    [0.2, 0.4, 0],
    [0.4, 0.4, 0.2],
  ]);
});

test('long bands have few ticks, and one that may be longer has room to go on', () => {
  const axis = bandAxis([band('Mild', 1, 2), band('Full tear', 12, 13, true)]);
  expect(axis.ticks).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  for (const { left, width, tail } of axis.bars) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(width).toBeGreaterThan(0);
    expect(left + width + tail).toBeLessThanOrEqual(1 + 1e-9);
  }
  expect(axis.bars[1]?.tail).toBeGreaterThan(0);
});

test('a band whose end is itself a range ends at its far end', () => {
  const far = { ...band('Typical', 6, 8), to_weeks: weeks(8, 12) };
  expect(bandAxis([far]).weeks).toBe(12);
  expect(bandSaid(far)).toBe('about 6 to 12 weeks');
});

test('the bar has a twin in words', () => {
  expect(bandSaid(band('Typical', 6, 12, true))).toBe('about 6 to 12 weeks, sometimes longer');
  expect(noteOf({ ...band('Full tear', 12, 13, true), to_weeks: { ...weeks(13), note: 'Three months or more.' } })).toBe('Three months or more.');
  expect(noteOf(band('Mild', 1, 2))).toBe('');
});

test('texts beside the topic bring their sentence, and words stand apart from them', async () => {
  const cards = [
    { id: 'hills', name: 'Hills', also: [], summary: 'Last of all.', kind: 'card' as const },
    { id: 'term-rm', name: 'RM', also: [], summary: 'A load.', kind: 'term' as const },
  ];
  const topic = { ...detail(), cards: [{ id: 'hills', name: 'Hills' }, { id: 'term-rm', name: 'RM' }] };
  call.mockImplementation((command: string) => Promise.resolve(command === 'injury' ? topic : { checklists: [], cards, programmes: [] }));
  const page = new InjuryState('achilles', () => null);
  await page.load();
  expect(page.cards).toEqual([{ id: 'hills', name: 'Hills', summary: 'Last of all.' }]);
  expect(page.words).toEqual([{ id: 'term-rm', name: 'RM' }]);
});
