// Purpose: the foot's outline, in a shoe or bare with its arch and toes.
// Must never choose colours, and never move the skeleton.
import type { Camera } from './camera';
import { hull, polygon } from './outline';
import { joint, LEN, outward, segment, type Skeleton } from './skeleton';
import type { Side } from './types';
import { add, apply, chain, clamp, rz, type Mat, type Vec } from './vec';

/** A convex outline seen from the side (cm), and the depths between which it lies, outwards. */
type Outline = readonly (readonly [x: number, y: number])[];
interface Slab { readonly outline: Outline; readonly from: number; readonly to: number; readonly widen?: number }

const SOLE = -LEN.ankleH;
const REARFOOT: Outline = [
  [-4.6, SOLE + 0.6], [-5.6, SOLE + 2.2], [-5.4, SOLE + 4.8], [-3.2, 0.6], [2.6, 1.4], [5.4, -1.2], [11.6, SOLE + 3.6], [12, SOLE + 0.6],
];
const FOREFOOT: Outline = [[-0.4, 0.6], [-0.4, 3.6], [3.6, 2.9], [6.2, 1.5], [6.4, 0.7]];
const HEEL: Outline = [[-4, SOLE + 0.7], [-5.3, SOLE + 2.4], [-5, SOLE + 4.8], [-3.4, 0.8], [2.4, 1.2], [3, -3], [1.6, SOLE + 0.9], [-1, SOLE]];

function slab(cam: Camera, frame: Mat, at: Vec, side: Side, s: Slab): string {
  const k = outward(side);
  return polygon(hull(s.outline.flatMap(([x, y]) => [s.from, s.to].map((z) => {
    const width = x > 8 ? (s.widen ?? 1) : 1;
    return cam(add(at, apply(frame, [x, y, k * z * width])));
  }))));
}

function shod(g: Skeleton, cam: Camera, side: Side): string {
  const foot = g.frames[segment(side, 'foot')], toes = g.frames[segment(side, 'toes')];
  return slab(cam, foot, g.points[joint(side, 'ankle')], side, { outline: REARFOOT, from: -2.9, to: 2.9, widen: 1.15 })
    + slab(cam, toes, g.points[joint(side, 'ball')], side, { outline: FOREFOOT, from: -3.3, to: 3.3 });
}

const ROOT = 3.4; // from the ball to the middle joint of a toe (cm)
const toeRoot = (length: number, thick: number): Outline => [[-1.2, 0.2], [-1.6, 2.6], [0.6, 3.2], [length, thick], [length + 0.5, thick / 2], [length, 0.2]];
const toeTip = (length: number, thick: number): Outline => [[-0.5, 0.2], [-0.4, thick], [length - 0.8, thick], [length, thick * 0.6], [length - 0.4, 0.1]];

/** One toe or a row of them: a root and a tip. Curled toes stand their knuckles up and point their tips at the floor. */
function toe(g: Skeleton, cam: Camera, side: Side, bend: number, size: { from: number; to: number; shrink: number }): string {
  const curl = Math.max(0, -bend), toes = chain(g.frames[segment(side, 'toes')], rz(curl * 1.7)), tips = chain(toes, rz(curl * -2.3));
  const ball = g.points[joint(side, 'ball')], root = ROOT * size.shrink, middle = add(ball, apply(toes, [root, 0.5, 0]));
  return slab(cam, toes, ball, side, { outline: toeRoot(root, 2.3 * size.shrink), from: size.from, to: size.to })
    + slab(cam, tips, add(middle, apply(tips, [0, -0.5, 0])), side, { outline: toeTip(3.2 * size.shrink, 2 * size.shrink), from: size.from, to: size.to });
}

function bare(g: Skeleton, cam: Camera, side: Side, bend: number, arch: number): string {
  const foot = g.frames[segment(side, 'foot')], ankle = g.points[joint(side, 'ankle')], ball = LEN.ball - 1.4 * arch;
  const hollow = SOLE + 0.9 + 2.8 * arch, top = 1.5 * arch;
  const middle: Outline = [[0.4, SOLE + 0.5], [0.2, 1], [3, 0.8 + top], [6.4, -1.6 + top], [6.4, hollow], [3.4, hollow]];
  const front: Outline = [[6.2, hollow], [6.2, -1.5 + top], [9, -3 + top * 0.7], [ball + 0.6, SOLE + 2.9], [ball + 0.8, SOLE + 0.2], [ball - 1.4, SOLE], [9, hollow - 0.4]];
  return slab(cam, foot, ankle, side, { outline: HEEL, from: -2.5, to: 2.5 })
    + slab(cam, foot, ankle, side, { outline: middle, from: -2.6, to: 2.8 })
    + slab(cam, foot, ankle, side, { outline: front, from: -2.9, to: 3.2, widen: 1.15 })
    + toe(g, cam, side, bend, { from: -3.3, to: -0.9, shrink: 1 })
    + toe(g, cam, side, bend, { from: -0.6, to: 3.3, shrink: 0.86 });
}

/** The foot, in two parts that bend at the ball. */
export function footShape(g: Skeleton, cam: Camera, side: Side, feet: { bare: boolean; toe: number; arch: number }): string {
  return feet.bare ? bare(g, cam, side, feet.toe, clamp(feet.arch, 0, 1)) : shod(g, cam, side);
}
