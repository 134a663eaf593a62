// Purpose: the three heel drops for tests, with the same numbers as their exercise files.
// Must never be used by the app: there the figure comes with its exercise.
import type { FigureData } from './types';

/** Heel drop from a step, knee straight. */
export const kneeStraight: FigureData = {
  view: [16, 7],
  frame: [-72, -214, 144, 226],
  props: [{ kind: 'step', h: 20, d: 34 }, { kind: 'rail', x: 44, z: -24, h: 124, w: 20 }],
  spots: { edge: [2.5, 20, 0] },
  anchor: { point: 'near.ball', at: 'edge' },
  pins: [
    { name: 'rail', point: 'far.hand', at: [34, 126.8, -24], palm: [1, -0.12, 0] },
    { name: 'other-forefoot', point: 'far.ball', at: [2.5, 20, -11] },
  ],
  arc: { of: 'near.heel', about: 'near.ball', from: 'top', to: 'low', grow: 1.75 },
  sinew: 'near.calf',
  phases: [
    { kind: 'lower', to: 'low', ease: 'steady' },
    {
      kind: 'raise',
      to: 'top',
      ease: 'sine',
      via: [['reach', 0.14], ['low-both', 0.3], ['top-both', 0.72], ['leave', 0.86]],
    },
  ],
  poses: {
    top: {
      pin: ['rail'],
      body: [3, 0, 0],
      near: { hip: [0, 2], knee: 1, ankle: -29, toe: 33, shoulder: [-2, 9], elbow: 16 },
      far: { hip: [8, 2], knee: 78, ankle: -20, shoulder: [24, 4], elbow: 20 },
    },
    low: { from: 'top', body: [5, 0, 0], near: { ankle: 24, toe: -18 }, far: { hip: [10, 2], knee: 80 } },
    'low-both': { from: 'low', pin: ['rail', 'other-forefoot'], far: { hip: [0, 2], knee: 1, ankle: 24, toe: -18 } },
    'top-both': { from: 'top', pin: ['rail', 'other-forefoot'], far: { hip: [0, 2], knee: 1, ankle: -29, toe: 33 } },
    reach: { from: 'low', pin: ['rail'], far: { hip: [36, 2], knee: 66, ankle: 20, toe: 16 } },
    leave: { from: 'top', pin: ['rail'], far: { hip: [30, 2], knee: 58, ankle: -8, toe: 38 } },
  },
};

/** Heel drop from a step, knee bent. */
export const kneeBent: FigureData = {
  view: [16, 7],
  frame: [-72, -214, 144, 226],
  props: [{ kind: 'step', h: 20, d: 34 }, { kind: 'rail', x: 44, z: -24, h: 124, w: 20 }],
  spots: { edge: [2.5, 20, 0] },
  anchor: { point: 'near.ball', at: 'edge' },
  pins: [
    { name: 'rail', point: 'far.hand', at: [34, 126.8, -24], palm: [1, -0.12, 0] },
    { name: 'other-forefoot', point: 'far.ball', at: [2.5, 20, -11] },
  ],
  arc: { of: 'near.heel', about: 'near.ball', from: 'top', to: 'low', grow: 1.75 },
  sinew: 'near.calf',
  phases: [
    { kind: 'lower', to: 'low', ease: 'steady' },
    {
      kind: 'raise',
      to: 'top',
      ease: 'sine',
      via: [['reach', 0.14], ['low-both', 0.3], ['top-both', 0.72], ['leave', 0.86]],
    },
  ],
  poses: {
    top: {
      pin: ['rail'],
      body: [9, 0, 0],
      neck: [-6],
      near: { hip: [30, 2], knee: 40, ankle: -9, toe: 28, shoulder: [0, 9], elbow: 22 },
      far: { hip: [20, 2], knee: 88, ankle: -18, shoulder: [24, 4], elbow: 30 },
    },
    low: { from: 'top', body: [11, 0, 0], near: { hip: [34, 2], knee: 44, ankle: 37, toe: -16 } },
    'low-both': { from: 'low', pin: ['rail', 'other-forefoot'], far: { hip: [34, 2], knee: 44, ankle: 37, toe: -16 } },
    'top-both': { from: 'top', pin: ['rail', 'other-forefoot'], far: { hip: [30, 2], knee: 40, ankle: -9, toe: 28 } },
    reach: { from: 'low', pin: ['rail'], far: { hip: [58, 2], knee: 86, ankle: 26, toe: 14 } },
    leave: { from: 'top', pin: ['rail'], far: { hip: [52, 2], knee: 80, ankle: -4, toe: 38 } },
  },
};

/** Heel drop to the flat floor, for the insertional kind. */
export const toFloor: FigureData = {
  view: [16, 7],
  frame: [-62, -198, 144, 210],
  props: [{ kind: 'chair', x: 31, face: 1, h: 96, z: [-24, 16] }],
  spots: { floor: [0, 0, 0] },
  anchor: { point: 'near.ball', at: 'floor' },
  pins: [
    { name: 'chair', point: 'far.hand', at: [21.4, 99, -16], palm: [1, -0.2, 0] },
    { name: 'other-forefoot', point: 'far.ball', at: [0, 0, -11] },
  ],
  arc: { of: 'near.heel', about: 'near.ball', from: 'top', to: 'low', grow: 1.75 },
  sinew: 'near.calf',
  phases: [
    { kind: 'lower', to: 'low', ease: 'steady' },
    {
      kind: 'raise',
      to: 'top',
      ease: 'sine',
      via: [['reach', 0.14], ['low-both', 0.3], ['top-both', 0.72], ['leave', 0.86]],
    },
  ],
  poses: {
    top: {
      pin: ['chair'],
      body: [3, 0, 0],
      near: { hip: [0, 2], knee: 1, ankle: -29, toe: 33, shoulder: [-2, 9], elbow: 16 },
      far: { hip: [8, 2], knee: 78, ankle: -20, shoulder: [24, 4], elbow: 20 },
    },
    low: { from: 'top', body: [4, 0, 0], near: { ankle: 5, toe: 0 } },
    'low-both': { from: 'low', pin: ['chair', 'other-forefoot'], far: { hip: [0, 2], knee: 1, ankle: 5, toe: 0 } },
    'top-both': { from: 'top', pin: ['chair', 'other-forefoot'], far: { hip: [0, 2], knee: 1, ankle: -29, toe: 33 } },
    reach: { from: 'low', pin: ['chair'], far: { hip: [32, 2], knee: 60, ankle: 22, toe: 16 } },
    leave: { from: 'top', pin: ['chair'], far: { hip: [30, 2], knee: 58, ankle: -8, toe: 38 } },
  },
};

export const heelDrops: readonly FigureData[] = [kneeStraight, kneeBent, toFloor];
