// Purpose: the body's volumes as outlines in the picture: limbs with a profile, a lofted trunk, a head.
// Must never choose colours or an order, and never move the skeleton.
import type { Camera } from './camera';
import { capsule, hull, polygon, tube, type Bead } from './outline';
import { joint, LEN, segment, type FrameName, type PointName, type Skeleton } from './skeleton';
import type { Side } from './types';
import { add, apply, mix, mixv, mul, type Vec } from './vec';

/** Rows: how far along the bone, radius, shift to the front of the bone's line (cm). A calf is not a pipe. */
type Profile = readonly (readonly [along: number, radius: number, forward: number])[];

const THIGH: Profile = [[0, 9.2, -0.6], [0.22, 9, 0.2], [0.6, 7.2, 0.5], [0.9, 5.5, 0.2], [1, 5.3, 0]];
const SHANK: Profile = [[0, 5.3, 0], [0.1, 5.2, -0.4], [0.3, 5.7, -1.5], [0.55, 4.6, -1], [0.8, 3.4, -0.35], [1, 3.2, 0]];
const UPPER: Profile = [[0, 5.2, 0], [0.3, 4.7, 0.2], [0.75, 3.6, 0], [1, 3.3, 0]];
const FORE: Profile = [[0, 3.3, 0], [0.25, 3.5, 0.3], [0.8, 2.4, 0], [1, 2.2, 0]];
const HAND: Profile = [[0, 2.2, 0], [0.4, 2.8, 0], [1, 1.5, 0]];

const smooth = (t: number): number => t * t * (3 - 2 * t);

function profileAt(profile: Profile, t: number): { radius: number; forward: number } {
  const next = Math.max(1, profile.findIndex((row) => row[0] >= t));
  const [t0, r0, f0] = profile[next - 1] ?? [0, 0, 0], [t1, r1, f1] = profile[next] ?? [1, 0, 0];
  const u = smooth((t - t0) / (t1 - t0));
  return { radius: mix(r0, r1, u), forward: mix(f0, f1, u) };
}

interface Bone {
  readonly from: PointName; readonly to: PointName; readonly frame: FrameName;
  readonly profile: Profile; readonly pieces: number;
}

function bone(g: Skeleton, cam: Camera, b: Bone): readonly Bead[] {
  const forward = apply(g.frames[b.frame], [1, 0, 0]);
  return Array.from({ length: b.pieces + 1 }, (_, i) => {
    const at = profileAt(b.profile, i / b.pieces);
    return { c: cam(add(mixv(g.points[b.from], g.points[b.to], i / b.pieces), mul(forward, at.forward))), r: at.radius };
  });
}

/** A limb's outline, and the same without its start, where it must grow out of the trunk. */
export interface LimbOutline { readonly whole: string; readonly halo: string }
function outlined(first: readonly Bead[], skip: number, ...rest: readonly (readonly Bead[])[]): LimbOutline {
  const others = rest.map(tube).join('');
  return { whole: tube(first) + others, halo: tube(first.slice(skip)) + others };
}

/** One leg without its foot. */
export function leg(g: Skeleton, cam: Camera, side: Side): LimbOutline {
  const knee = joint(side, 'knee');
  return outlined(
    bone(g, cam, { from: joint(side, 'hip'), to: knee, frame: segment(side, 'thigh'), profile: THIGH, pieces: 9 }), 4,
    bone(g, cam, { from: knee, to: joint(side, 'ankle'), frame: segment(side, 'shank'), profile: SHANK, pieces: 12 }),
  );
}

/** One arm with its hand. */
export function arm(g: Skeleton, cam: Camera, side: Side): LimbOutline {
  const elbow = joint(side, 'elbow'), wrist = joint(side, 'wrist'), fore = segment(side, 'fore');
  return outlined(
    bone(g, cam, { from: joint(side, 'shoulder'), to: elbow, frame: segment(side, 'upper'), profile: UPPER, pieces: 9 }), 3,
    bone(g, cam, { from: elbow, to: wrist, frame: fore, profile: FORE, pieces: 9 }),
    bone(g, cam, { from: wrist, to: joint(side, 'hand'), frame: fore, profile: HAND, pieces: 4 }),
  );
}

/** Rings of the trunk: which part carries it, height above that part's start, half width, half depth, shift forward (cm). */
type Ring = readonly [part: 'pelvis' | 'waist' | 'chest', height: number, width: number, depth: number, forward: number];
const TORSO: readonly Ring[] = [
  ['pelvis', -7, 10.5, 7.6, -0.6], ['pelvis', -1, 13.2, 9, -1], ['pelvis', 5, 12.6, 8.4, -0.6], ['pelvis', 13, 10.4, 7, 0.2],
  ['waist', 6, 11.6, 7.6, 0.6], ['waist', 14, 13.8, 8.8, 0.9],
  ['chest', 4, 15, 9, 0.8], ['chest', 10, 15.2, 8.2, 0.3], ['chest', 14.5, 12.6, 6.2, -0.2], ['chest', 18.5, 5.6, 4.6, 0],
];
const ROUND = Array.from({ length: 20 }, (_, i): readonly [number, number] => [Math.cos((i / 10) * Math.PI), Math.sin((i / 10) * Math.PI)]);

/** The trunk from pelvis to neck. */
export function torso(g: Skeleton, cam: Camera): string {
  const rings = TORSO.map(([part, height, width, depth, forward]) => {
    const centre = add(g.points[part], apply(g.frames[part], [forward, height, 0]));
    return ROUND.map(([c, s]) => cam(add(centre, apply(g.frames[part], [depth * c, 0, width * s]))));
  });
  return rings.slice(1).map((ring, i) => polygon(hull([...(rings[i] ?? []), ...ring]))).join('');
}

/** The skull's surface about its centre (cm): an egg with a chin. */
const SKULL: readonly Vec[] = Array.from({ length: 32 * 17 }, (_, n): Vec => {
  const around = ((n % 32) / 16) * Math.PI, up = (Math.floor(n / 32) / 16 - 0.5) * Math.PI;
  const y = Math.sin(up), r = Math.cos(up) * (y < 0 ? 1 + 0.14 * y : 1), chin = y < -0.3 ? 1.3 : 0;
  return [LEN.headA * 1.04 * r * Math.cos(around) + chin, LEN.headB * y, LEN.headA * 0.86 * r * Math.sin(around)];
});

/** Neck and head. */
export function head(g: Skeleton, cam: Camera): string {
  const frame = g.frames.head, centre = g.points.head;
  const neck = capsule(cam(g.points.c7), cam(add(g.points.skull, apply(frame, [0, 4, 0]))), 4.7, 4.3);
  return neck + polygon(hull(SKULL.map((v) => cam(add(centre, apply(frame, v))))));
}
