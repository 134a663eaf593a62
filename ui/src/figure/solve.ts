// Purpose: puts a posed skeleton into the world so that its contacts stay planted: anchor, settle, pins, in that order.
// Must never draw, never keep time, and never move a contact without saying so in `contacts`.
import { blend, poseNamed, type Pose } from './pose';
import { findPoint, joint, LEN, placeFoot, segment, shift, skeletonOf, skin, turnAbout, type Skeleton } from './skeleton';
import type { FigureData, PinData, Side } from './types';
import {
  add, apply, chain, clamp, columns, cross, degrees, dot, len, mixFrame, mixv, mul, rz, ry, sub, swing, toVec, unit, type Mat, type Vec,
} from './vec';

/** Where a contact is and where it should be (cm), and how firmly it holds (0..1). */
export interface Contact {
  readonly name: string;
  readonly place: Vec;
  readonly want: Vec;
  readonly weight: number;
  /** Held by something that itself moves: only its distance from there counts. */
  readonly carried: boolean;
}

/** A figure in the world, ready to be drawn or checked. */
export interface Solved extends Skeleton {
  readonly pose: Pose;
  readonly contacts: readonly Contact[];
}

function anchorSpot(fig: FigureData, pose: Pose): Vec {
  if (pose.at) return pose.at;
  const at = fig.anchor?.at;
  if (typeof at === 'string') return toVec(fig.spots?.[at] ?? []);
  return toVec(at ?? []);
}

/** Carries one point onto its spot; x and y only, depth is free. */
function anchor(fig: FigureData, pose: Pose, g: Skeleton): void {
  const here = fig.anchor && findPoint(g, fig.anchor.point);
  if (!fig.anchor || !here) return;
  const spot = anchorSpot(fig, pose);
  shift(g, [spot[0] - here[0], spot[1] + skin(fig.anchor.point) - here[1], 0]);
}

/** Turns the body about the anchor until a second point lies at its height. */
function settle(fig: FigureData, g: Skeleton): void {
  const centre = fig.anchor && findPoint(g, fig.anchor.point);
  const second = fig.settle && findPoint(g, fig.settle.point);
  if (!fig.settle || !centre || !second) return;
  const dx = second[0] - centre[0], dy = second[1] - centre[1];
  const rise = fig.settle.y + skin(fig.settle.point) - centre[1];
  const up = Math.asin(clamp(rise / (Math.hypot(dx, dy) || 1), -1, 1));
  const turn = (dx < 0 ? Math.PI - up : up) - Math.atan2(dy, dx);
  turnAbout(g, centre, rz(degrees(Math.atan2(Math.sin(turn), Math.cos(turn)))));
}

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

function bend(g: Skeleton, side: Side, arm: boolean, goal: Vec, pole: Vec | null): Vec {
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

/** The foot's frame once its leg is bent: flat for `foot`, kept as it was for `ball`, carried by the shank for `ankle`. */
function footFrame(g: Skeleton, pose: Pose, pin: PinData, side: Side, part: string, was: Mat, w: number): Mat {
  const carried = chain(g.frames[segment(side, 'shank')], rz(pose[side].ankle));
  if (part === 'foot') return mixFrame(carried, ry((pin.turn ?? 0) * (side === 'near' ? -1 : 1)), w);
  return part === 'ball' ? was : carried;
}

function hold(g: Skeleton, pose: Pose, pin: PinData, w: number): Contact | null {
  const [side, part = ''] = pin.point.split('.');
  const carrier = pin.on ? findPoint(g, pin.on) : toVec(pin.at ?? []);
  if ((side !== 'near' && side !== 'far') || !carrier) return null;
  const want = pin.on ? add(carrier, toVec(pin.off ?? [])) : carrier;
  const arm = part === 'hand', end = joint(side, arm ? 'wrist' : 'ankle'), foot = g.frames[segment(side, 'foot')];
  let lift: Vec = [0, 0, 0]; // from the contact to the joint that is solved
  if (part === 'foot') lift = [0, LEN.ankleH, 0];
  if (part === 'ball') lift = sub(g.points[end], g.points[joint(side, 'ball')]);
  const dir = bend(g, side, arm, mixv(g.points[end], add(want, lift), w), pin.pole ? toVec(pin.pole) : null);
  const reached = g.points[end];
  if (arm) g.points[joint(side, 'hand')] = add(reached, mul(pin.palm ? unit(mixv(dir, unit(toVec(pin.palm)), w)) : dir, LEN.hand));
  else placeFoot(g, side, reached, footFrame(g, pose, pin, side, part, foot, w), pose[side].toe);
  return { name: pin.name, place: sub(reached, lift), want, weight: w, carried: !!pin.on };
}

/** The figure in that pose, contacts planted. */
export function solve(fig: FigureData, pose: Pose): Solved {
  const g = skeletonOf(pose), contacts: Contact[] = [];
  anchor(fig, pose, g);
  settle(fig, g);
  for (const pin of fig.pins ?? []) {
    const w = pose.weight(pin.name);
    const held = w > 0 ? hold(g, pose, pin, w) : null;
    if (held) contacts.push(held);
  }
  for (const fixed of [fig.anchor, fig.settle]) {
    const place = fixed && findPoint(g, fixed.point);
    if (!fixed || !place) continue;
    contacts.push({ name: fixed === fig.anchor ? 'anchor' : 'settle', place, want: place, weight: 1, carried: false });
  }
  return { ...g, pose, contacts };
}

/** The figure in one of its named poses. */
export function solveAt(fig: FigureData, poseName: string): Solved {
  return solve(fig, poseNamed(fig, poseName));
}

/** The figure at t (0..1) of the way from one named pose to another. */
export function solveBetween(fig: FigureData, from: string, to: string, t: number): Solved {
  return solve(fig, blend(poseNamed(fig, from), poseNamed(fig, to), t));
}
