import { describe, expect, test } from 'vitest';
import { contactProblems, CONTACT_TOLERANCE } from './contacts';
import { draw } from './draw';
import { heelDrops, kneeBent, kneeStraight, toFloor } from './fixtures';
import { inPhase, inPhaseAt } from './phase';
import { stillPose } from './pose';
import { solveAt, type Solved } from './solve';
import type { FigureData, FigureShape } from './types';
import { len, sub } from './vec';

const steps = Array.from({ length: 51 }, (_, i) => i / 50);
const moments = (fig: FigureData): readonly Solved[] =>
  fig.phases.flatMap((_, index) => steps.map((p) => inPhaseAt(fig, index, p)));
const keys = (fig: FigureData, index: number, p: number): readonly string[] =>
  draw(fig, inPhaseAt(fig, index, p), { backpack: true }).shapes.map((s) => s.key);
const STEP = 20;
const named = [['knee straight', kneeStraight], ['knee bent', kneeBent], ['to the floor', toFloor]] as const;

describe.each(named)('heel drop, %s', (_, fig) => {
  test('the data has no problems', () => {
    expect(contactProblems(fig)).toEqual([]);
  });

  test('the trained forefoot stays planted through every phase', () => {
    const start = solveAt(fig, stillPose(fig)).points['near.ball'];
    for (const g of moments(fig)) {
      const [x, y] = sub(g.points['near.ball'], start);
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(CONTACT_TOLERANCE);
    }
  });

  test('the hand never leaves what it holds', () => {
    const start = solveAt(fig, stillPose(fig)).points['far.wrist'];
    for (const g of moments(fig)) expect(len(sub(g.points['far.wrist'], start))).toBeLessThanOrEqual(CONTACT_TOLERANCE);
  });

  test('the other forefoot stands beside the trained one while it lifts', () => {
    const height = fig === toFloor ? 0 : STEP;
    for (const p of steps.filter((at) => at >= 0.3 && at <= 0.72)) {
      const { 'near.ball': near, 'far.ball': far } = inPhase(fig, 'raise', p).points;
      expect(Math.abs(far[0] - near[0])).toBeLessThanOrEqual(CONTACT_TOLERANCE);
      expect(Math.abs(far[1] - height)).toBeLessThanOrEqual(CONTACT_TOLERANCE);
    }
  });

  test('the other foot passes above what it comes to stand on', () => {
    const height = fig === toFloor ? 0 : STEP, edge = fig === toFloor ? -Infinity : 0;
    for (const g of moments(fig)) for (const point of ['far.toe', 'far.ball', 'far.heel'] as const) {
      const [x, y] = g.points[point];
      if (x > edge) expect(y).toBeGreaterThan(height - CONTACT_TOLERANCE);
    }
  });

  test('each phase starts where the one before it ends', () => {
    const end = inPhase(fig, 'lower', 1), start = inPhase(fig, 'raise', 0), back = inPhase(fig, 'raise', 1), again = inPhase(fig, 'lower', 0);
    expect(start.points).toEqual(end.points);
    expect(back.points).toEqual(again.points);
  });

  test('nothing jumps within a phase', () => {
    for (const index of fig.phases.keys()) for (let i = 1; i <= 200; i++) {
      const a = inPhaseAt(fig, index, (i - 1) / 200).points, b = inPhaseAt(fig, index, i / 200).points;
      for (const name of Object.keys(a) as (keyof typeof a)[]) expect(len(sub(a[name], b[name]))).toBeLessThan(5);
    }
  });

  test('the drawing has the same keys in the same order at every moment', () => {
    const first = keys(fig, 0, 0);
    expect(new Set(first).size).toBe(first.length);
    for (const index of fig.phases.keys()) for (const p of steps) expect(keys(fig, index, p)).toEqual(first);
  });

  test('no number in the drawing is missing', () => {
    for (const g of moments(fig)) {
      expect(JSON.stringify(draw(fig, g, { mirror: true }))).not.toMatch(/NaN|null|Infinity|undefined/);
    }
  });
});

describe('how deep the heel goes', () => {
  test.each([['straight', kneeStraight], ['bent', kneeBent]] as const)('below the edge of the step, knee %s', (_, fig) => {
    expect(solveAt(fig, 'low').points['near.heel'][1]).toBeLessThan(STEP - 2);
    expect(solveAt(fig, 'top').points['near.heel'][1]).toBeGreaterThan(STEP + 5);
  });

  test('to the floor and never below it, foot flat', () => {
    const low = solveAt(toFloor, 'low').points;
    expect(low['near.heel'][1]).toBeCloseTo(0, 1);
    expect(low['near.toe'][1]).toBeCloseTo(0, 1);
    for (const g of moments(toFloor)) expect(g.points['near.heel'][1]).toBeGreaterThan(-0.05);
  });

  test('lowering never turns back', () => {
    for (const fig of heelDrops) {
      const heights = steps.map((p) => inPhase(fig, 'lower', p).points['near.heel'][1]);
      for (let i = 1; i < heights.length; i++) expect(heights[i] ?? 0).toBeLessThanOrEqual((heights[i - 1] ?? 0) + 1e-9);
    }
  });
});

describe('the other side', () => {
  const dot = (shapes: readonly FigureShape[]): number => {
    const found = shapes.find((s) => s.key === 'arc.dot');
    return found?.kind === 'circle' ? found.cx : NaN;
  };

  test('mirroring flips x and the frame with it', () => {
    const g = inPhase(kneeStraight, 'lower', 0.4);
    const plain = draw(kneeStraight, g), flipped = draw(kneeStraight, g, { mirror: true });
    expect(dot(flipped.shapes)).toBeCloseTo(-dot(plain.shapes), 6);
    const [left = 0, top, width = 0, height] = plain.viewBox.split(' ').map(Number);
    expect(flipped.viewBox.split(' ').map(Number)).toEqual([-left - width, top, width, height]);
    expect(flipped.shapes.map((s) => s.key)).toEqual(plain.shapes.map((s) => s.key));
  });

  test('the backpack adds its own shapes and moves no other', () => {
    const g = solveAt(kneeStraight, 'top'), plain = draw(kneeStraight, g).shapes;
    const worn = draw(kneeStraight, g, { backpack: true }).shapes;
    expect(worn.filter((s) => !s.key.startsWith('backpack'))).toEqual(plain);
    expect(worn.length).toBe(plain.length + 2);
  });
});

describe('data that leaves things out', () => {
  test('a hold that the figure has not rests where its first phase ends', () => {
    expect(inPhase(kneeStraight, 'hold', 0.5).points).toEqual(solveAt(kneeStraight, 'low').points);
  });

  test('the still pose is where the first phase starts, whatever the order of the poses', () => {
    const reversed = { ...kneeStraight, poses: Object.fromEntries(Object.entries(kneeStraight.poses).reverse()) };
    expect(stillPose(reversed)).toBe('top');
  });

  test('nothing but phases and poses is enough, and nulls count as left out', () => {
    const bare: FigureData = {
      view: [16, 7], frame: null, props: null, spots: null, anchor: null, settle: null, pins: null, arc: null, sinew: null, line: null,
      order: null, ground: null, phases: [{ kind: 'lower', to: 'stand', ease: null, via: null }],
      poses: { stand: { from: null, base: null, body: null, near: { hip: null }, pin: null, at: null } },
    };
    const drawing = draw(bare, inPhase(bare, 'lower', 0.5));
    expect(drawing.viewBox.split(' ').map(Number).every(Number.isFinite)).toBe(true);
    expect(drawing.shapes.map((s) => s.key)).toContain('near.leg');
  });
});
