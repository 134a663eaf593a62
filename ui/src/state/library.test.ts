import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExerciseLine } from '../ipc/generated/ExerciseLine';
import type { LibraryIndex } from '../ipc/generated/LibraryIndex';
import { app } from './app.svelte';
import { Beside, Browse, library } from './library.svelte';

const { call, onChanged } = vi.hoisted(() => ({ call: vi.fn(), onChanged: vi.fn() }));
vi.mock('../ipc/client', () => ({ call, onChanged }));

const line = (id: string, name: string, more: Partial<ExerciseLine> = {}): ExerciseLine => ({
  id, name, also: [], purpose: '', kind: 'strength', muscles: [], regions: [], equipment: [], stage: 'any', below_step: false, topics: [], own: false, ...more,
});
const index: LibraryIndex = {
  exercises: [
    line('E01', 'Heel drop', { regions: ['achilles', 'calf'], equipment: ['step', 'rail'], topics: ['Achilles pain'] }),
    line('E31', 'Clamshell', { regions: ['hip'], equipment: ['band'], muscles: ['gluteus medius'] }),
    line('E60', 'Calf stretch', { kind: 'stretch', regions: ['calf'], equipment: ['wall'] }),
    line('own-1', 'Wall sit', { regions: ['knee'], own: true }),
  ],
  programmes: [
    { id: 'alfredson', name: 'Alfredson heel drops', summary: '', kind: 'rehab', topics: ['Achilles pain'], weeks: 12, weeks_to: null, about_ms: 1, bars: 2, partial: false, own: false },
  ],
  run_plans: [{ id: 'run', name: 'Twelve weeks of run and walk' }],
  injuries: [{ id: 'achilles', name: 'Achilles pain', also: [], summary: '', kind: 'topic', regions: ['achilles'] }],
  cards: [{ id: 'tendon', name: 'Tendon', also: [], summary: '', kind: 'term' }],
  checklists: [{ id: 'quick', name: 'Quick look' }],
  shelf: { favourites: ['E31'], equipment: ['wall', 'band'] },
};

let browse: Browse;
const ids = () => browse.found.exercises.map((e) => e.id);
beforeEach(async () => {
  call.mockReset();
  call.mockResolvedValue(index);
  await library.load();
  browse = new Browse();
});

describe('what is shown', () => {
  test('everything, until something is typed', () => expect([ids().length, browse.counted('programmes'), browse.counted('words')]).toEqual([4, 2, 2]));
  test('one search serves every part', () => {
    browse.type('achilles');
    expect([ids(), browse.counted('injuries'), browse.counted('programmes'), browse.counted('words')]).toEqual([['E01'], 1, 1, 0]);
  });
  test('things and muscles are found by their words', () => {
    browse.type('elastic');
    expect(ids()).toEqual(['E31']);
    browse.type('gluteus');
    expect(ids()).toEqual(['E31']);
  });
  test('places and kinds narrow it', () => {
    browse.region = 'calf';
    expect(ids()).toEqual(['E01', 'E60']);
    browse.kind = 'stretch';
    expect(ids()).toEqual(['E60']);
    expect([browse.filtered('exercises'), browse.filtered('injuries'), browse.filtered('words')]).toEqual([true, true, false]);
    browse.clearFilters();
    expect(ids()).toHaveLength(4);
  });
  test('only what can be done with the things at home', () => {
    browse.have = true;
    expect(ids()).toEqual(['E31', 'E60', 'own-1']);
  });
  test('favourites, and what one made', () => {
    browse.favourites = true;
    expect([ids(), browse.found.programmes, browse.found.runPlans]).toEqual([['E31'], [], []]);
    browse.favourites = false;
    browse.own = true;
    expect(ids()).toEqual(['own-1']);
  });
  test('the first is looked at until another is chosen; typing begins again', () => {
    expect(browse.shown?.id).toBe('E01');
    browse.chosen = 'E60';
    expect(browse.shown?.id).toBe('E60');
    browse.type('clam');
    expect(browse.shown?.id).toBe('E31');
  });
});

describe('the shelf', () => {
  test('a mark is shown at once and kept', async () => {
    call.mockResolvedValue(null);
    library.shelf.favour('E01');
    expect([...library.shelf.favourites]).toEqual(['E31', 'E01']);
    await vi.waitFor(() => expect(call).toHaveBeenLastCalledWith('set_shelf', { shelf: { favourites: ['E31', 'E01'], equipment: ['wall', 'band'] } }));
  });
  test('a mark that could not be kept is taken back', async () => {
    call.mockRejectedValue({ code: 'not_saved', message: '', detail: [] });
    library.shelf.have('step');
    expect(library.shelf.equipment.has('step')).toBe(true);
    await vi.waitFor(() => expect(library.shelf.equipment.has('step')).toBe(false));
    expect(library.shelf.problem).not.toBeNull();
  });
});

test('the exercise beside the list is fetched when the typing rests', async () => {
  vi.useFakeTimers();
  call.mockReset();
  call.mockImplementation((_, { id }: { id: string }) => Promise.resolve({ exercise: { id } }));
  const beside = new Beside();
  beside.want('E01');
  await vi.advanceTimersByTimeAsync(0);
  expect(beside.detail?.exercise.id).toBe('E01');
  beside.want('E31');
  await vi.advanceTimersByTimeAsync(100);
  beside.want('E60');
  await vi.advanceTimersByTimeAsync(200);
  expect([beside.detail?.exercise.id, call.mock.calls.length]).toEqual(['E60', 2]);
  vi.useRealTimers();
});

describe('the way back', () => {
  test('leads to where one came from, and not through what is over', () => {
    app.go('library', 'injuries');
    app.go('injury', 'achilles');
    app.go('exercise', 'E01');
    app.go('session');
    app.go('exercise', 'E02');
    app.back();
    expect(app.screen).toEqual({ name: 'exercise', id: 'E01' });
    app.back();
    app.back();
    expect(app.screen).toEqual({ name: 'library', id: 'injuries' });
  });
  test('where nothing came before, it leads to what the page belongs to', () => {
    app.go('library');
    app.replace('programme', 'alfredson');
    app.back();
    expect(app.screen).toEqual({ name: 'library', id: 'programmes' });
  });
  test('a guard holds it, and lets it go later', () => {
    app.go('library');
    let go: (() => void) | null = null;
    app.guard = (later) => {
      go = later;
      return false;
    };
    app.go('today');
    expect(app.screen?.name).toBe('library');
    app.guard = null;
    (go as (() => void) | null)?.();
    expect(app.screen?.name).toBe('today');
  });
});
