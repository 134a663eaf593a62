// Purpose: limbs that reach for a place: two bones by the law of cosines, or one bone that is aimed.
// Must never know which contacts a figure has, and never stretch a bone.
import { joint, LEN, segment, type Skeleton } from './skeleton';
import type { Side } from './types';
import { add, apply, clamp, columns, cross, dot, len, mul, sub, swing, unit, type Mat, type Vec } from './vec';

interface Chain {
  readonly root: Vec; readonly mid: Vec; readonly end: Vec;
  readonly upper: number; readonly lower: number;
  /** The middle joint's hinge, turned so that the joint can't bend backwards. */
  readonly hinge: Vec;
}

/** Two-bone inverse kinematics by the law of cosines; the middle joint goes where its hinge lets it, or to the pole. */
function reach(c: Chain, goal: Vec, pole: Vec | null): { mid: Vec; end: Vec; side: Vec } {
  const to = sub(goal, c.root), along = unit(to);
  const q = clamp(len(to), Math.abs(c.upper - c.lower) + 0.01, c.upper + c.lower - 0.01);
  const towards = pole ? sub(pole, c.root) : cross(c.hinge, along);
  const side = unit(sub(towards, mul(along, dot(towards, along))));
  const cos = (c.upper ** 2 + q * q - c.lower ** 2) / (2 * c.upper * q);
  const sin = Math.sqrt(Math.max(0, 1 - cos * cos));
  return {
    mid: add(c.root, add(mul(along, c.upper * cos), mul(side, c.upper * sin))),
    end: add(c.root, mul(along, q)),
    side,
  };
}

/** The frames of two bones whose joint a pole has turned: their hinge turns with it. */
function turned(c: Chain, now: { mid: Vec; end: Vec; side: Vec }, arm: boolean): readonly [Mat, Mat] {
  const up1 = unit(sub(c.root, now.mid)), up2 = unit(sub(now.mid, now.end));
  const hinge = unit(cross(mul(now.side, arm ? -1 : 1), up1));
  return [columns(cross(up1, hinge), up1, hinge), columns(cross(up2, hinge), up2, hinge)];
}

/** Brings the wrist or ankle to a place, as far as the limb reaches; gives the direction of the lower bone. */
export function bend(g: Skeleton, side: Side, arm: boolean, goal: Vec, pole: Vec | null): Vec {
  const mid = joint(side, arm ? 'elbow' : 'knee'), end = joint(side, arm ? 'wrist' : 'ankle');
  const first = segment(side, arm ? 'upper' : 'thigh'), second = segment(side, arm ? 'fore' : 'shank');
  const was: Chain = {
    root: g.points[joint(side, arm ? 'shoulder' : 'hip')], mid: g.points[mid], end: g.points[end],
    upper: arm ? LEN.upper : LEN.thigh, lower: arm ? LEN.fore : LEN.shank,
    hinge: apply(g.frames[first], [0, 0, arm ? -1 : 1]),
  };
  const now = reach(was, goal, pole);
  const [a, b] = pole ? turned(was, now, arm) : [
    swing(g.frames[first], unit(sub(was.mid, was.root)), unit(sub(now.mid, was.root))),
    swing(g.frames[second], unit(sub(was.end, was.mid)), unit(sub(now.end, now.mid))),
  ];
  g.frames[first] = a;
  g.frames[second] = b;
  g.points[mid] = now.mid;
  g.points[end] = now.end;
  return unit(sub(now.end, now.mid));
}

/** Aims the thigh or upper arm so that the knee or elbow comes as near to a place as it can; the rest of the limb follows. */
export function aim(g: Skeleton, side: Side, arm: boolean, goal: Vec): void {
  const mid = joint(side, arm ? 'elbow' : 'knee'), end = joint(side, arm ? 'wrist' : 'ankle');
  const root = g.points[joint(side, arm ? 'shoulder' : 'hip')], was = unit(sub(g.points[mid], root)), now = unit(sub(goal, root));
  for (const name of arm ? (['upper', 'fore'] as const) : (['thigh', 'shank', 'foot'] as const)) {
    g.frames[segment(side, name)] = swing(g.frames[segment(side, name)], was, now);
  }
  g.points[mid] = add(root, mul(now, arm ? LEN.upper : LEN.thigh));
  const lower = g.frames[segment(side, arm ? 'fore' : 'shank')];
  g.points[end] = add(g.points[mid], apply(lower, [0, -(arm ? LEN.fore : LEN.shank), 0]));
  if (arm) g.points[joint(side, 'hand')] = add(g.points[end], apply(lower, [0, -LEN.hand, 0]));
}
