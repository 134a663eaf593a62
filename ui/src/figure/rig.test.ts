import { describe, expect, test } from 'vitest';
import { cameraOf } from './camera';
import { contactProblems } from './contacts';
import { COURSES } from './courses';
import { draw } from './draw';
import { frameOf } from './frame';
import { inLoop, inPhaseAt } from './phase';
import { PROP_KINDS } from './props';
import { drawable, SIGN_NAMES } from './signs';
import { solveAt, type Solved } from './solve';
import type { FigureData, LimbData, PropData } from './types';
import { len, sub } from './vec';

const steps = Array.from({ length: 21 }, (_, i) => i / 20);
const moments = (fig: FigureData): readonly Solved[] => fig.phases.flatMap((_, index) => steps.map((t) => inPhaseAt(fig, index, t)));
const standing = (more: Partial<FigureData> = {}): FigureData => ({
  view: [20, 10], anchor: { point: 'near.sole', at: [0, 0, 0] },
  phases: [{ kind: 'raise', to: 'b' }, { kind: 'lower', to: 'a' }], poses: { a: {}, b: { from: 'a', near: { knee: 20 } } }, ...more,
});
const foot = (near: LimbData): Solved => solveAt(standing({ poses: { a: { near }, b: { near } } }), 'a');
const keysAt = (fig: FigureData, g: Solved): readonly string[] => draw(fig, g).shapes.map((s) => s.key);

/** Knee of the upper leg on a bench, elbow of the lower arm on the floor. */
const plank: FigureData = {
  view: [-14, 14], ground: false, props: [{ kind: 'mat' }], spots: { bench: [-58, 38, 0] },
  anchor: { point: 'near.knee', at: 'bench' }, settle: { point: 'far.elbow', y: 0 },
  pins: [{ name: 'elbow', point: 'far.elbow', at: [34, 3.6, 2] }],
  phases: [{ kind: 'raise', to: 'up' }, { kind: 'lower', to: 'down' }],
  poses: {
    down: { base: 'side', spine: [0, 12], near: { hip: [0, 26], knee: 88 }, far: { hip: [44, -8], knee: 80, shoulder: [0, 60, 10], elbow: 92 } },
    up: { from: 'down', spine: [0, 0], near: { hip: [0, 0] }, far: { hip: [44, -4], shoulder: [0, 80, 10] } },
  },
};

/** Both feet on the floor; one of them steps out to the side and the body follows. */
const sideStep: FigureData = {
  view: [80, 8], anchor: { point: 'pelvis' },
  pins: [{ name: 'near', point: 'near.foot', at: [0, 0, 10] }, { name: 'far', point: 'far.foot', at: [0, 0, -10] }],
  phases: [{ kind: 'raise', to: 'wide' }, { kind: 'lower', to: 'start' }],
  poses: {
    start: { at: [-2, 86, 0], near: { hip: [8, 4], knee: 10 }, far: { hip: [8, 4], knee: 10 } },
    wide: { from: 'start', at: [-2, 82, 18], place: { near: [0, 0, 46] } },
  },
};

describe('contacts', () => {
  test('a body that leans on a knee and a planted elbow keeps both where they are', () => {
    expect(contactProblems(plank)).toEqual([]);
    for (const g of moments(plank)) {
      expect(len(sub(g.points['far.elbow'], [34, 3.6, 2]))).toBeLessThan(0.01);
      expect(g.points['near.knee'][1]).toBeCloseTo(43.6, 6);
    }
  });

  test('a pin goes where each pose places it and the others stay', () => {
    expect(contactProblems(sideStep)).toEqual([]);
    for (const t of steps) {
      const g = inPhaseAt(sideStep, 0, t);
      expect(len(sub(g.points['far.sole'], [0, 0, -10]))).toBeLessThan(0.01);
    }
    expect(solveAt(sideStep, 'wide').points['near.sole'][2]).toBeCloseTo(46, 1);
    expect(solveAt(sideStep, 'wide').points.pelvis[2]).toBeCloseTo(18, 6);
  });

  test('a place for a pin that there is not is reported', () => {
    const broken = { ...sideStep, poses: { ...sideStep.poses, wide: { from: 'start', place: { nobody: [0, 0, 0] } } } };
    expect(contactProblems(broken)).toContain('wide: no pin "nobody"');
  });

  test('a place out of reach is reported', () => {
    const broken = { ...sideStep, poses: { ...sideStep.poses, wide: { from: 'start', place: { near: [0, 0, 90] } } } };
    expect(contactProblems(broken).join()).toContain('contact "near" stays');
  });
});

describe('angles', () => {
  test('a sole that turns inwards faces the other foot, toes that turn outwards leave it', () => {
    const plain = foot({ hip: [0, 0] }), turned = foot({ hip: [0, 0], ankle: [0, 20, 0] }), out = foot({ hip: [0, 0], ankle: [0, 0, 20] });
    expect(turned.frames['near.foot'][2][1]).toBeGreaterThan(plain.frames['near.foot'][2][1]);
    expect(out.points['near.toe'][2] - out.points['near.heel'][2]).toBeGreaterThan(3);
  });

  test('a twist turns the chest towards the far side and leaves the pelvis', () => {
    const poses = { a: { spine: [0, 0, 30] }, b: {} }, g = solveAt(standing({ poses }), 'a');
    expect(g.frames.chest[2][0]).toBeLessThan(-0.4);
    expect(g.frames.pelvis[2][0]).toBeCloseTo(0, 6);
    expect(contactProblems(standing({ poses: { a: { spine: [0, 0, 60] }, b: {} } })).join()).toContain('spineTwist');
  });

  test('a lifted arch brings the ball towards the heel', () => {
    const length = (g: Solved): number => len(sub(g.points['near.ball'], g.points['near.heel']));
    expect(length(foot({ arch: 1 }))).toBeLessThan(length(foot({})) - 1);
  });
});

describe('the picture', () => {
  test.each(PROP_KINDS.map((kind) => [kind]))('%s is drawn without gaps in its numbers and with the same keys throughout', (kind) => {
    const prop: PropData = { kind, on: kind === 'band' ? null : 'near.ankle', from: 'near.knee', to: 'far.knee', off: [0, 10, 0] };
    for (const props of [[prop], [{ kind, from: 'near.hand', at: [40, 20, 0] }]]) {
      const fig = standing({ props }), first = keysAt(fig, solveAt(fig, 'a'));
      expect(new Set(first).size).toBe(first.length);
      for (const g of moments(fig)) {
        expect(keysAt(fig, g)).toEqual(first);
        expect(JSON.stringify(draw(fig, g, { mirror: true }))).not.toMatch(/NaN|null|Infinity|undefined/);
      }
    }
  });

  test('a prop of a few poses keeps its keys where it is not to be seen', () => {
    const fig = standing({ props: [{ kind: 'push', on: 'near.heel', off: [0, 20, 0], during: 'b' }] });
    const arrow = (pose: string): string => JSON.stringify(draw(fig, solveAt(fig, pose)).shapes.find((s) => s.key === 'push0.arrow'));
    expect(arrow('a')).toContain('"d":""');
    expect(arrow('b')).toContain('"d":"M');
    expect(contactProblems(standing({ props: [{ kind: 'push', on: 'near.paw', during: 'c' }, { kind: 'sofa' }] }))).toEqual(expect.arrayContaining([
      'prop push: no point "near.paw"', 'prop push: no pose "c"', 'props: no kind "sofa"',
    ]));
  });

  test.each(Object.keys(COURSES))('the line of the %s lies on both sides', (tissue) => {
    for (const side of ['near', 'far']) {
      const fig = standing({ sinew: `${side}.${tissue}` });
      expect(contactProblems(fig)).toEqual([]);
      const line = draw(fig, solveAt(fig, 'a')).shapes.find((s) => s.key === 'sinew');
      expect(line?.kind === 'path' && line.d.length > 100).toBe(true);
    }
  });

  test('bare feet and a traced point', () => {
    const fig = standing({ feet: 'bare', props: [{ kind: 'trace', on: 'near.toe' }] }), drawing = draw(fig, solveAt(fig, 'a'));
    expect(drawing.shapes.find((s) => s.key === 'near.leg.shoe')?.cls).toBe('f-near f-bare');
    expect(drawing.shapes.map((s) => s.key)).toEqual(expect.arrayContaining(['trace', 'trace.dot']));
  });

  test('a frame that the data leaves out holds the whole body at every moment, and little more', () => {
    for (const fig of [plank, sideStep]) {
      const [left, top, width, height] = frameOf(fig), cam = cameraOf(fig, false);
      const seen = moments(fig).flatMap((g) => Object.values(g.points).map(cam));
      for (const [x, y] of seen) {
        expect(x > left && x < left + width).toBe(true);
        expect(y > top && y < top + height).toBe(true);
      }
      const xs = seen.map((p) => p[0]), ys = seen.map((p) => p[1]);
      expect(width - (Math.max(...xs) - Math.min(...xs))).toBeLessThan(fig === plank ? 90 : 36);
      expect(height - (Math.max(...ys) - Math.min(...ys))).toBeLessThan(fig === plank ? 90 : 36);
    }
  });

  test.each(SIGN_NAMES)('the sign of %s stands in for a figure and its contacts hold', (pictogram) => {
    const given: FigureData = { pictogram, phases: [], poses: {}, view: null }, sign = drawable(given), g = solveAt(sign, 'still');
    expect(contactProblems(given)).toEqual([]);
    expect(contactProblems(sign).filter((problem) => problem.includes('contact'))).toEqual([]);
    expect(draw(sign, g).shapes.length).toBeGreaterThan(12);
    expect(JSON.stringify(draw(sign, g, { mirror: true }))).not.toMatch(/NaN|null|Infinity|undefined/);
  });

  test('a sign that there is not is reported and still drawn', () => {
    const given: FigureData = { pictogram: 'skates', phases: [], poses: {} };
    expect(contactProblems(given)).toEqual(['pictogram: no sign "skates"']);
    expect(draw(drawable(given), solveAt(drawable(given), 'still')).shapes.map((s) => s.key)).toContain('near.leg');
  });

  test('lines are lighter in a close-up', () => {
    const near = { ...sideStep, frame: [-20, -30, 50, 36] };
    expect(draw(near, solveAt(near, 'start')).weight).toBeLessThan(0.5);
    expect(draw(sideStep, solveAt(sideStep, 'start')).weight).toBeGreaterThan(0.8);
  });

  test('a loop runs through all phases once', () => {
    expect(inLoop(sideStep, 0).points).toEqual(solveAt(sideStep, 'start').points);
    expect(inLoop(sideStep, 0.5).points).toEqual(solveAt(sideStep, 'wide').points);
    expect(inLoop(sideStep, 1).points).toEqual(solveAt(sideStep, 'start').points);
  });
});
