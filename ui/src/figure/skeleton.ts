// Purpose: the skeleton of a 174 cm figure: from joint angles to points and frames in space.
// Must never know about contacts, pictures or time.
import type { Limb, Pose } from './pose';
import type { BaseName, Side } from './types';
import { add, apply, chain, columns, mixv, mul, rx, ry, rz, type Mat, type Vec } from './vec';

/** Centimetres. */
export const LEN = {
  hipW: 8, hipDrop: 4, thigh: 44, shank: 43, ankleH: 7.4, heel: 4.8, ball: 12, toe: 6.4,
  low: 14, mid: 17, top: 18, shW: 16, shDrop: 4.5, neck: 7.5, headA: 8.6, headB: 11.2,
  upper: 29, fore: 25, hand: 10,
} as const;

type Joint = 'hip' | 'knee' | 'ankle' | 'heel' | 'sole' | 'ball' | 'toe' | 'shoulder' | 'elbow' | 'wrist' | 'hand';
type Segment = 'thigh' | 'shank' | 'foot' | 'toes' | 'upper' | 'fore';
export type TrunkPoint = 'pelvis' | 'waist' | 'chest' | 'c7' | 'skull' | 'head';
export type PointName = TrunkPoint | `${Side}.${Joint}`;
export type FrameName = 'pelvis' | 'waist' | 'chest' | 'head' | `${Side}.${Segment}`;

/** A posed skeleton: places in centimetres, and where each part's own x, y, z point. */
export interface Skeleton {
  readonly points: Record<PointName, Vec>;
  readonly frames: Record<FrameName, Mat>;
}

export const joint = <J extends Joint>(side: Side, name: J): `${Side}.${J}` => `${side}.${name}`;
export const segment = <S extends Segment>(side: Side, name: S): `${Side}.${S}` => `${side}.${name}`;
/** +1 for the limb towards the viewer, -1 for the other. */
export const outward = (side: Side): 1 | -1 => (side === 'near' ? 1 : -1);

const SKIN = new Map<string, number>(Object.entries({
  ankle: 3.6, knee: 5.6, hip: 9.6, elbow: 3.6, wrist: 2.4, hand: 2, shoulder: 5.4, c7: 6.5, chest: 9, pelvis: 9, head: 8.8,
}));
/** How far that point's centre stays above a surface it rests on (cm); 0 for points on the skin. */
export const skin = (point: string): number => SKIN.get(point.split('.').at(-1) ?? '') ?? 0;

const BASE: Readonly<Record<BaseName, Mat>> = {
  stand: columns([1, 0, 0], [0, 1, 0], [0, 0, 1]),
  supine: columns([0, 1, 0], [-1, 0, 0], [0, 0, 1]), // face up, head to the left
  prone: columns([0, -1, 0], [1, 0, 0], [0, 0, 1]), // face down, head to the right
  side: columns([0, 0, 1], [1, 0, 0], [0, 1, 0]), // faces the viewer, near side up, head to the right
};

/** The foot's frame as its shank carries it. */
export function footOn(shank: Mat, side: Side, ankle: Vec): Mat {
  const k = outward(side);
  return chain(shank, rz(ankle[0]), rx(k * ankle[1]), ry(-k * ankle[2]));
}

const DRAWN_IN = 1.4; // how far a lifted arch brings the ball towards the heel (cm)

/** Places one foot (ankle, heel, sole, ball, toe) from its ankle, its frame, and the limb's toe angle and arch. */
export function placeFoot(g: Skeleton, side: Side, ankle: Vec, foot: Mat, limb: Limb): void {
  const toes = chain(foot, rz(limb.toe));
  const ball = add(ankle, apply(foot, [LEN.ball - DRAWN_IN * limb.arch, -LEN.ankleH, 0]));
  g.frames[segment(side, 'foot')] = foot;
  g.frames[segment(side, 'toes')] = toes;
  g.points[joint(side, 'ankle')] = ankle;
  g.points[joint(side, 'heel')] = add(ankle, apply(foot, [-LEN.heel, -LEN.ankleH, 0]));
  g.points[joint(side, 'sole')] = add(ankle, apply(foot, [0, -LEN.ankleH, 0]));
  g.points[joint(side, 'ball')] = ball;
  g.points[joint(side, 'toe')] = add(ball, apply(toes, [LEN.toe, 0, 0]));
}

function placeArm(g: Skeleton, side: Side, limb: Limb): void {
  const k = outward(side), chest = g.frames.chest;
  const shoulder = add(g.points.c7, apply(chest, [0, -LEN.shDrop, k * LEN.shW]));
  const upper = chain(chest, rz(limb.shoulder[0]), rx(-k * limb.shoulder[1]), ry(-k * limb.shoulder[2]));
  const elbow = add(shoulder, apply(upper, [0, -LEN.upper, 0]));
  const fore = chain(upper, rz(limb.elbow));
  const wrist = add(elbow, apply(fore, [0, -LEN.fore, 0]));
  g.frames[segment(side, 'upper')] = upper;
  g.frames[segment(side, 'fore')] = fore;
  g.points[joint(side, 'shoulder')] = shoulder;
  g.points[joint(side, 'elbow')] = elbow;
  g.points[joint(side, 'wrist')] = wrist;
  g.points[joint(side, 'hand')] = add(wrist, apply(fore, [0, -LEN.hand, 0]));
}

function placeLeg(g: Skeleton, side: Side, limb: Limb): void {
  const k = outward(side), pelvis = g.frames.pelvis;
  const hip = apply(pelvis, [0, -LEN.hipDrop, k * LEN.hipW]);
  const thigh = chain(pelvis, rz(limb.hip[0]), rx(-k * limb.hip[1]), ry(-k * limb.hip[2]));
  const knee = add(hip, apply(thigh, [0, -LEN.thigh, 0]));
  const shank = chain(thigh, rz(-limb.knee));
  g.frames[segment(side, 'thigh')] = thigh;
  g.frames[segment(side, 'shank')] = shank;
  g.points[joint(side, 'hip')] = hip;
  g.points[joint(side, 'knee')] = knee;
  placeFoot(g, side, add(knee, apply(shank, [0, -LEN.shank, 0])), footOn(shank, side, limb.ankle), limb);
}

const ORIGIN: Vec = [0, 0, 0];

/** The skeleton in that pose, its pelvis at the origin. */
export function skeletonOf(pose: Pose): Skeleton {
  const pelvis = chain(BASE[pose.base], rz(-pose.body[0]), rx(pose.body[1]), ry(pose.body[2]));
  const bend = chain(rz(-pose.spine[0] / 2), rx(pose.spine[1] / 2), ry(pose.spine[2] / 2));
  const waist = chain(pelvis, bend), chest = chain(waist, bend);
  const head = chain(chest, rz(-pose.neck[0]), rx(pose.neck[1]), ry(pose.neck[2]));
  const low = apply(pelvis, [0, LEN.low, 0]);
  const mid = add(low, apply(waist, [0, LEN.mid, 0]));
  const c7 = add(mid, apply(chest, [-0.5, LEN.top, 0]));
  const g = {
    points: {
      pelvis: ORIGIN, waist: low, chest: mid, c7,
      skull: add(c7, apply(head, [2.6, LEN.neck, 0])),
      head: add(c7, apply(head, [4.6, LEN.neck + LEN.headB - 2.6, 0])),
    },
    frames: { pelvis, waist, chest, head },
  } as Skeleton; // the limbs follow at once
  for (const side of ['near', 'far'] as const) {
    placeArm(g, side, pose[side]);
    placeLeg(g, side, pose[side]);
  }
  return g;
}

/** Moves the whole skeleton by d (cm). */
export function shift(g: Skeleton, d: Vec): void {
  for (const name of Object.keys(g.points) as PointName[]) g.points[name] = add(g.points[name], d);
}

/** Turns the whole skeleton about a place by a rotation. */
export function turnAbout(g: Skeleton, centre: Vec, turn: Mat): void {
  const back = mul(centre, -1);
  for (const name of Object.keys(g.points) as PointName[]) g.points[name] = add(centre, apply(turn, add(g.points[name], back)));
  for (const name of Object.keys(g.frames) as FrameName[]) g.frames[name] = chain(turn, g.frames[name]);
}

const BONES: Readonly<Record<string, readonly [Joint, Joint]>> = {
  thigh: ['hip', 'knee'], shank: ['knee', 'ankle'], upper: ['shoulder', 'elbow'], fore: ['elbow', 'wrist'], foot: ['heel', 'ball'],
};

/** The place of `far.knee`, or of `far.thigh:0.8` (that far along the bone); nothing when there is no such point. */
export function findPoint(g: Skeleton, name: string): Vec | undefined {
  if (!name.includes(':')) return (g.points as Readonly<Record<string, Vec | undefined>>)[name];
  const [bone = '', along = '0'] = name.split(':');
  const [side, part = ''] = bone.split('.');
  const ends = BONES[part];
  if (!ends || (side !== 'near' && side !== 'far')) return undefined;
  return mixv(g.points[joint(side, ends[0])], g.points[joint(side, ends[1])], Number(along));
}
