// Purpose: how far human joints go, and how far a figure's joints are bent.
// Must never be used as advice to a person: it only keeps a drawing from bending where nobody bends.
import type { Pose } from './pose';
import { joint, outward, segment } from './skeleton';
import type { Solved } from './solve';
import type { Side } from './types';
import { clamp, column, degrees, inside, sub, unit, type Vec } from './vec';

/** Degrees, from extension (-) to flexion (+), adduction (-) to abduction (+), inward (-) to outward (+). */
type Range = readonly [least: number, most: number];

// Source: American Academy of Orthopaedic Surgeons, "Joint Motion: Method of Measuring and Recording" (1965), and
// Norkin & White, "Measurement of Joint Motion: A Guide to Goniometry". Those are mostly unloaded ranges: ankle +20/-50,
// hip flexion 120, extension 30, knee 135..150, elbow 150, shoulder 180/60, toe extension 70. Body weight takes some
// joints further, so dorsiflexion goes to 40 here (as in weight-bearing lunge tests), plantarflexion to 55, hip flexion
// to 130 and outward rotation, knee pulled up, to 60.
export const JOINT_RANGES = {
  hip: [-25, 130], hipSide: [-30, 50], hipTurn: [-45, 60], knee: [0, 150],
  ankle: [-55, 40], ankleSide: [-25, 40], ankleTurn: [-30, 40], toe: [-45, 70],
  shoulder: [-60, 180], shoulderSide: [-50, 180], shoulderTurn: [-90, 90], elbow: [0, 150],
  spine: [-30, 85], spineSide: [-40, 40], spineTwist: [-45, 45], neck: [-60, 60], neckSide: [-45, 45], neckTurn: [-80, 80],
} as const satisfies Record<string, Range>;
export type JointAngle = keyof typeof JOINT_RANGES;

/** One angle of the figure in degrees; `where` is `near`, `far` or the trunk. */
export interface Measured { readonly where: Side | 'trunk'; readonly angle: JointAngle; readonly value: number }

function written(pose: Pose, side: Side): Measured[] {
  const l = pose[side], at = (angle: JointAngle, value: number): Measured => ({ where: side, angle, value });
  return [
    at('hip', l.hip[0]), at('hipSide', l.hip[1]), at('hipTurn', l.hip[2]), at('knee', l.knee), at('ankle', l.ankle[0]),
    at('ankleSide', l.ankle[1]), at('ankleTurn', l.ankle[2]), at('toe', l.toe),
    at('shoulder', l.shoulder[0]), at('shoulderSide', l.shoulder[1]), at('shoulderTurn', l.shoulder[2]), at('elbow', l.elbow),
  ];
}

/** What the limb really does once its pins are solved. */
function solved(g: Solved, side: Side): Measured[] {
  const p = g.points, dir = (from: Vec, to: Vec): Vec => unit(sub(to, from));
  const hip = p[joint(side, 'hip')], knee = p[joint(side, 'knee')], elbow = p[joint(side, 'elbow')];
  const thigh = inside(g.frames.pelvis, dir(hip, knee));
  const shank = inside(g.frames[segment(side, 'thigh')], dir(knee, p[joint(side, 'ankle')]));
  const foot = inside(g.frames[segment(side, 'shank')], column(g.frames[segment(side, 'foot')], 0));
  const upper = inside(g.frames.chest, dir(p[joint(side, 'shoulder')], elbow));
  const fore = inside(g.frames[segment(side, 'upper')], dir(elbow, p[joint(side, 'wrist')]));
  return [
    { where: side, angle: 'hip', value: degrees(Math.atan2(thigh[0], -thigh[1])) },
    { where: side, angle: 'hipSide', value: degrees(Math.asin(clamp(outward(side) * thigh[2], -1, 1))) },
    { where: side, angle: 'knee', value: degrees(Math.atan2(-shank[0], -shank[1])) },
    { where: side, angle: 'ankle', value: degrees(Math.atan2(foot[1], foot[0])) },
    { where: side, angle: 'shoulder', value: degrees(Math.asin(clamp(upper[0], -1, 1))) },
    { where: side, angle: 'elbow', value: degrees(Math.atan2(fore[0], -fore[1])) },
  ];
}

/** Every joint angle of the figure, as the data writes it and as it is once the contacts are solved. */
export function measure(g: Solved): readonly Measured[] {
  const { spine, neck } = g.pose, at = (angle: JointAngle, value: number): Measured => ({ where: 'trunk', angle, value });
  return [
    at('spine', spine[0]), at('spineSide', spine[1]), at('spineTwist', spine[2]), at('neck', neck[0]), at('neckSide', neck[1]), at('neckTurn', neck[2]),
    ...written(g.pose, 'near'), ...written(g.pose, 'far'), ...solved(g, 'near'), ...solved(g, 'far'),
  ];
}
