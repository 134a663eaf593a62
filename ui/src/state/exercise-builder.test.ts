import { beforeEach, expect, test, vi } from 'vitest';
import type { Figure } from '../ipc/generated/Figure';
import { ExerciseBuilderState } from './exercise-builder.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const figure = {
  pictogram: null, poses: { closed: {}, open: {}, half: {} },
  phases: [{ kind: 'raise', to: 'open', ease: 'sine', via: null }, { kind: 'lower', to: 'closed', ease: null, via: null }],
} as unknown as Figure;
const library = { exercises: [], programmes: [], run_plans: [] };

async function fresh(): Promise<ExerciseBuilderState> {
  const builder = new ExerciseBuilderState('');
  call.mockResolvedValueOnce(library);
  await builder.load();
  return builder;
}

test('from nothing: no figure, numbers of one’s own, and lines without the empty ones', async () => {
  const builder = await fresh();
  expect([builder.ready, builder.dirty, builder.built.figure]).toEqual([true, false, null]);
  builder.name = 'Wall lean';
  builder.steps = 'Stand.\n\n  Lean.  \n';
  builder.toggle('wall');
  const { id, steps, equipment, dose } = builder.built;
  expect({ id, steps, equipment }).toEqual({ id: 'wall-lean', steps: ['Stand.', 'Lean.'], equipment: ['wall'] });
  expect([dose.sets.grade, dose.rest_s.grade]).toEqual(['own', 'APP']);
  expect(builder.dirty).toBe(true);
});

test('a figure is taken as it is, until a part ends in another pose', async () => {
  const builder = await fresh();
  call.mockResolvedValueOnce({ exercise: { name: 'Clamshell', figure } });
  expect(await builder.takeFigure('E41')).toBe(true);
  expect(builder.built.figure).toEqual(figure);
  expect(builder.poses).toEqual(['closed', 'open', 'half']);
  builder.setEnd('raise', 'half');
  expect(builder.built.figure?.phases).toEqual([{ kind: 'raise', to: 'half', ease: null, via: null }, figure.phases[1]]);
  builder.setEnd('raise', 'open');
  expect(builder.built.figure?.phases).toEqual(figure.phases);
  builder.dropFigure();
  expect(builder.built.figure).toBeNull();
});

test('a part of the tempo that the figure has not is given a pose', async () => {
  const builder = await fresh();
  call.mockResolvedValueOnce({ exercise: { name: 'Clamshell', figure } });
  await builder.takeFigure('E41');
  builder.tempo.add('raise');
  builder.tempo.add('hold');
  builder.tempo.add('lower');
  expect(builder.built.figure?.phases.map((p) => [p.kind, p.to])).toEqual([['raise', 'open'], ['hold', 'closed'], ['lower', 'closed']]);
  builder.setEnd('hold', 'open');
  expect(builder.built.figure?.phases.map((p) => p.to)).toEqual(['open', 'open', 'closed']);
});

test('a sign is no figure to take', async () => {
  const builder = await fresh();
  call.mockResolvedValueOnce({ exercise: { name: 'Bike', figure: { pictogram: 'bike', poses: {}, phases: [] } } });
  expect(await builder.takeFigure('E80')).toBe(false);
  expect(builder.problem?.title).toMatch(/sign/);
  expect(builder.built.figure).toBeNull();
});

test('a hold has seconds and no tempo', async () => {
  const builder = await fresh();
  builder.tempo.add('raise');
  builder.doseKind = 'hold_s';
  builder.hold.text = '30';
  expect(builder.built.dose).toMatchObject({ reps: null, hold_s: { value: 30, grade: 'own' }, move_s: null, tempo: [] });
  expect(builder.beats).toEqual(['hold']);
  builder.hold.text = '';
  expect(builder.wrong).toEqual([{ path: 'dose.hold_s', message: 'Type a number.' }]);
});
