// Purpose: puts a posed skeleton into the world so that its contacts stay planted: anchor, settle, pins, in that order.
// Must never draw, never keep time, and never move a contact without saying so in `contacts`.
import { blend, poseNamed, type Pose } from './pose';
import { aim, bend } from './reach';
import { findPoint, footOn, joint, LEN, placeFoot, segment, shift, skeletonOf, skin, turnAbout, type Skeleton } from './skeleton';
import type { FigureData, PinData, Side } from './types';
import { add, clamp, degrees, mixFrame, mixv, mul, rz, ry, sub, toVec, unit, type Mat, type Vec } from './vec';

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

/** What a pin can hold, after `near.` or `far.`. */
export const HELD = ['hand', 'foot', 'ball', 'heel', 'toe', 'ankle', 'knee', 'elbow'] as const;
type Held = (typeof HELD)[number];

function anchorSpot(fig: FigureData, pose: Pose): Vec {
  if (pose.at) return pose.at;
  const at = fig.anchor?.at;
  if (typeof at === 'string') return toVec(fig.spots?.[at] ?? []);
  return toVec(at ?? []);
}

/** Carries one point onto its spot; depth is free unless the pose itself gives it. */
function anchor(fig: FigureData, pose: Pose, g: Skeleton): void {
  const here = fig.anchor && findPoint(g, fig.anchor.point);
  if (!fig.anchor || !here) return;
  const spot = anchorSpot(fig, pose);
  shift(g, [spot[0] - here[0], spot[1] + skin(fig.anchor.point) - here[1], pose.deep ? spot[2] - here[2] : 0]);
}

/** Which way to turn so that a place at `from` about the centre comes into the direction `to` (radians). */
const turnBy = (g: Skeleton, centre: Vec, from: Vec, to: number): void => {
  const turn = to - Math.atan2(from[1] - centre[1], from[0] - centre[0]);
  turnAbout(g, centre, rz(degrees(Math.atan2(Math.sin(turn), Math.cos(turn)))));
};

/** Turns the body about the anchor until a planted elbow or knee is exactly one bone away from its shoulder or hip. */
function settleLimb(g: Skeleton, centre: Vec, root: Vec, want: Vec, bone: number): void {
  const to = sub(want, centre), q = Math.hypot(to[0], to[1]), a = Math.hypot(root[0] - centre[0], root[1] - centre[1]);
  const flat = Math.sqrt(Math.max(0, bone ** 2 - (want[2] - root[2]) ** 2)), along = Math.atan2(to[1], to[0]);
  const open = Math.acos(clamp((a * a + q * q - flat * flat) / (2 * a * q || 1), -1, 1));
  const [left, right] = [along + open, along - open];
  turnBy(g, centre, root, Math.sin(left) > Math.sin(right) ? left : right);
}

/** Turns the body about the anchor until a second point lies at its height, or, if that is a pinned elbow or knee, in its place. */
function settle(fig: FigureData, pose: Pose, g: Skeleton): void {
  const centre = fig.anchor && findPoint(g, fig.anchor.point);
  const second = fig.settle && findPoint(g, fig.settle.point);
  if (!fig.settle || !centre || !second) return;
  const [side, part] = fig.settle.point.split('.'), pin = fig.pins?.find((p) => p.point === fig.settle?.point && !p.on);
  const arm = part === 'elbow', root = findPoint(g, `${side}.${arm ? 'shoulder' : 'hip'}`);
  if (pin && root && (arm || part === 'knee')) {
    settleLimb(g, centre, root, pose.place(pin), arm ? LEN.upper : LEN.thigh);
    return;
  }
  const dx = second[0] - centre[0], dy = second[1] - centre[1];
  const rise = fig.settle.y + skin(fig.settle.point) - centre[1];
  const up = Math.asin(clamp(rise / (Math.hypot(dx, dy) || 1), -1, 1));
  turnBy(g, centre, second, dx < 0 ? Math.PI - up : up);
}

/** The foot's frame once its leg is bent: flat for `foot`, carried by the shank for `ankle`, else kept as it was. */
function footFrame(g: Skeleton, pose: Pose, pin: PinData, side: Side, part: Held, was: Mat, w: number): Mat {
  const carried = footOn(g.frames[segment(side, 'shank')], side, pose[side].ankle);
  if (part === 'foot') return mixFrame(carried, ry((pin.turn ?? 0) * (side === 'near' ? -1 : 1)), w);
  return part === 'ankle' ? carried : was;
}

function holdMiddle(g: Skeleton, pose: Pose, side: Side, part: 'knee' | 'elbow', want: Vec, w: number): Vec {
  const place = joint(side, part);
  aim(g, side, part === 'elbow', mixv(g.points[place], want, w));
  if (part === 'knee') placeFoot(g, side, g.points[joint(side, 'ankle')], g.frames[segment(side, 'foot')], pose[side]);
  return g.points[place];
}

function holdEnd(g: Skeleton, pose: Pose, pin: PinData, side: Side, part: Held, want: Vec, w: number): Vec {
  const arm = part === 'hand', end = joint(side, arm ? 'wrist' : 'ankle'), foot = g.frames[segment(side, 'foot')];
  let lift: Vec = [0, 0, 0]; // from the contact to the joint that is solved
  if (part === 'foot') lift = [0, LEN.ankleH, 0];
  if (part === 'ball' || part === 'heel' || part === 'toe') lift = sub(g.points[end], g.points[joint(side, part)]);
  const dir = bend(g, side, arm, mixv(g.points[end], add(want, lift), w), pin.pole ? toVec(pin.pole) : null);
  const reached = g.points[end];
  if (arm) g.points[joint(side, 'hand')] = add(reached, mul(pin.palm ? unit(mixv(dir, unit(toVec(pin.palm)), w)) : dir, LEN.hand));
  else placeFoot(g, side, reached, footFrame(g, pose, pin, side, part, foot, w), pose[side]);
  return sub(reached, lift);
}

function hold(g: Skeleton, pose: Pose, pin: PinData, w: number): Contact | null {
  const [side, name] = pin.point.split('.'), part = HELD.find((known) => known === name);
  const carrier = pin.on ? findPoint(g, pin.on) : ([0, 0, 0] as const);
  if ((side !== 'near' && side !== 'far') || !part || !carrier) return null;
  const want = add(carrier, pose.place(pin));
  const place = part === 'knee' || part === 'elbow' ? holdMiddle(g, pose, side, part, want, w) : holdEnd(g, pose, pin, side, part, want, w);
  return { name: pin.name, place, want, weight: w, carried: !!pin.on };
}

/** The figure in that pose, contacts planted. */
export function solve(fig: FigureData, pose: Pose): Solved {
  const g = skeletonOf(pose), contacts: Contact[] = [];
  anchor(fig, pose, g);
  settle(fig, pose, g);
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
