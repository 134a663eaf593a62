// Purpose: the still signs of activities, as figures of their own: an activity has no movement to teach.
// Must never hold an exercise: those are data files.
import type { FigureData, PoseData } from './types';

type Scene = Omit<FigureData, 'phases' | 'poses'> & { pose: PoseData };
const still = ({ pose, ...scene }: Scene): FigureData => ({ ...scene, phases: [{ kind: 'hold', to: 'still' }], poses: { still: pose } });

const SIGNS: Readonly<Record<string, FigureData>> = {
  bike: still({
    view: [8, 4], props: [{ kind: 'bike' }], anchor: { point: 'pelvis', at: [-19, 88, 0] },
    pins: [
      { name: 'near', point: 'near.ball', at: [0, 14, 9] }, { name: 'far', point: 'far.ball', at: [0, 48, -9] },
      { name: 'near-grip', point: 'near.hand', at: [38, 99, 14], palm: [1, -0.3, 0] }, { name: 'far-grip', point: 'far.hand', at: [38, 99, -14], palm: [1, -0.3, 0] },
    ],
    pose: {
      body: [38, 0, 0], spine: [14], neck: [-38],
      near: { hip: [60, 0], knee: 40, ankle: -8, shoulder: [70, 0], elbow: 20 }, far: { hip: [95, 0], knee: 90, ankle: 4, shoulder: [70, 0], elbow: 20 },
    },
  }),
  swim: still({
    view: [6, 6], ground: false, props: [{ kind: 'water', h: 2 }], anchor: { point: 'pelvis', at: [0, -8, 0] },
    pins: [{ name: 'over', point: 'near.hand', at: [66, 8, 26], pole: [52, 80, 30], palm: [0.9, -0.5, 0] }],
    pose: {
      base: 'prone', body: [-3, 0, 0], neck: [-22],
      near: { hip: [-8, 2], knee: 6, ankle: -45, shoulder: [120, 40], elbow: 60 }, far: { hip: [8, 2], knee: 16, ankle: -45, shoulder: [172, 6], elbow: 6 },
    },
  }),
  run: still({
    view: [12, 5], anchor: { point: 'far.ball', at: [-43, 0] },
    pose: {
      body: [10, 0, 0], near: { hip: [78, 2], knee: 84, ankle: 8, shoulder: [-54, 6], elbow: 84 },
      far: { hip: [-22, 2], knee: 14, ankle: -30, toe: 48, shoulder: [54, 6], elbow: 92 },
    },
  }),
  row: still({
    view: [8, 5], props: [{ kind: 'rower' }], anchor: { point: 'pelvis', at: [-26, 30, 0] },
    pins: [
      { name: 'near', point: 'near.ball', at: [48, 36, 7] }, { name: 'far', point: 'far.ball', at: [48, 36, -7] },
      { name: 'near-grip', point: 'near.hand', at: [22, 66, 9], palm: [1, 0, 0] }, { name: 'far-grip', point: 'far.hand', at: [22, 66, -9], palm: [1, 0, 0] },
    ],
    pose: {
      body: [14, 0, 0], spine: [10], neck: [-10],
      near: { hip: [100, 2], knee: 80, ankle: 4, shoulder: [70, 0], elbow: 10 }, far: { hip: [100, 2], knee: 80, ankle: 4, shoulder: [70, 0], elbow: 10 },
    },
  }),
  elliptical: still({
    view: [14, 5], props: [{ kind: 'elliptical' }], anchor: { point: 'pelvis', at: [-6, 102] },
    pins: [
      { name: 'near', point: 'near.foot', at: [12, 24, 8] }, { name: 'far', point: 'far.ball', at: [-22, 34, -8] },
      { name: 'near-grip', point: 'near.hand', at: [14, 128, 18], palm: [0.6, 0.8, 0] }, { name: 'far-grip', point: 'far.hand', at: [32, 132, -18], palm: [0.6, 0.8, 0] },
    ],
    pose: {
      body: [4, 0, 0],
      near: { hip: [36, 2], knee: 40, ankle: 6, shoulder: [10, 6], elbow: 80 }, far: { hip: [14, 2], knee: 40, ankle: -6, toe: 24, shoulder: [40, 6], elbow: 40 },
    },
  }),
  yoga: still({
    view: [74, 6], props: [{ kind: 'mat', x: [-60, 60], z: [-34, 40] }], ground: false, anchor: { point: 'near.sole', at: [0, 0] },
    pins: [
      { name: 'foot', point: 'near.foot', at: [0, 0, 4] }, { name: 'tree', point: 'far.ankle', on: 'near.thigh:0.75', off: [3, 2, -9], pole: [34, 60, -90] },
      { name: 'near-palm', point: 'near.hand', on: 'head', off: [4, 32, 3], palm: [0, 1, -0.1], pole: [0, 170, 70] },
      { name: 'far-palm', point: 'far.hand', on: 'head', off: [2, 31, -3], palm: [0, 1, 0.1], pole: [0, 170, -70] },
    ],
    pose: {
      body: [0, -2, 0], near: { hip: [0, -4, 0], knee: 1, shoulder: [170, 10], elbow: 30 },
      far: { hip: [30, 40, 50], knee: 120, ankle: -20, shoulder: [170, 10], elbow: 30 },
    },
  }),
  ice: still({
    view: [14, 8], props: [{ kind: 'chair', x: -14 }, { kind: 'bench', x: [58, 104], z: [-4, 24], h: 40 }, { kind: 'ice', on: 'near.knee', off: [0, 6, 0], layer: 'near.leg' }],
    anchor: { point: 'pelvis', at: [6, 45] },
    pins: [{ name: 'near', point: 'near.ankle', at: [90, 44, 8] }, { name: 'far', point: 'far.foot', at: [52, 0, -10] }, { name: 'hand', point: 'near.hand', on: 'near.knee', off: [-13, 11, 2], palm: [1, -0.3, 0] }],
    pose: {
      body: [-4, 0, 0], spine: [10], neck: [14],
      near: { hip: [80, 2], knee: 6, ankle: -8, shoulder: [30, 4], elbow: 40 }, far: { hip: [84, 4], knee: 84, shoulder: [0, 6], elbow: 30 },
    },
  }),
  roll: still({
    view: [9, 9], props: [{ kind: 'roller', at: [62, 7.5, 4] }], anchor: { point: 'near.hip', at: [0, 10.6] },
    pins: [
      { name: 'far-foot', point: 'far.foot', at: [28, 0, -18] }, { name: 'far-hand', point: 'far.hand', at: [-36, 2.4, -22], palm: [-1, -0.05, -0.2] },
      { name: 'near-hand', point: 'near.hand', at: [-36, 2.4, 22], palm: [-1, -0.05, 0.2] },
    ],
    pose: {
      body: [-48, 0, 0], spine: [8], neck: [14],
      near: { hip: [45, 2], knee: 2, ankle: 0, shoulder: [-30, 8], elbow: 6 }, far: { hip: [60, 6], knee: 90, ankle: 0, shoulder: [-30, 8], elbow: 6 },
    },
  }),
};
export const SIGN_NAMES: readonly string[] = Object.keys(SIGNS);

const NONE = still({ view: [16, 7], pose: {} });

/** What is drawn for a figure: itself, or the sign that it names; a name that is not known stands still. */
export function drawable(fig: FigureData): FigureData {
  if (!fig.pictogram) return fig;
  return (Object.hasOwn(SIGNS, fig.pictogram) ? SIGNS[fig.pictogram] : undefined) ?? NONE;
}
