// Purpose: where each tissue runs on the body, from one of its ends to the other.
// Must never draw, and never say how hard a tissue works.
import { joint, outward, segment, type Skeleton } from './skeleton';
import type { Side } from './types';
import { add, apply, mixv, type Vec } from './vec';

export type Course = (g: Skeleton, side: Side) => readonly Vec[];
type Trunk = 'pelvis' | 'waist' | 'chest';

function along(g: Skeleton, side: Side, bone: 'thigh' | 'shank', t: number, forward: number, out: number): Vec {
  const ends = bone === 'thigh' ? (['hip', 'knee'] as const) : (['knee', 'ankle'] as const);
  const place = mixv(g.points[joint(side, ends[0])], g.points[joint(side, ends[1])], t);
  return add(place, apply(g.frames[segment(side, bone)], [forward, 0, outward(side) * out]));
}
const onTrunk = (g: Skeleton, s: Side, part: Trunk, forward: number, up: number, out: number): Vec =>
  add(g.points[part], apply(g.frames[part], [forward, up, outward(s) * out]));
/** On the foot, from its ankle: the sole lies at -7.4. */
const onFoot = (g: Skeleton, s: Side, forward: number, up: number, out: number): Vec =>
  add(g.points[joint(s, 'ankle')], apply(g.frames[segment(s, 'foot')], [forward, up, outward(s) * out]));

const glute: Course = (g, s) => [
  onTrunk(g, s, 'pelvis', -5.5, 8, 3), onTrunk(g, s, 'pelvis', -8.4, 2, 3),
  along(g, s, 'thigh', 0.08, -8.4, 0), along(g, s, 'thigh', 0.3, -7, 0), along(g, s, 'thigh', 0.5, -5, 0),
];
const hamstring: Course = (g, s) => [
  along(g, s, 'thigh', 0.04, -9, 0), along(g, s, 'thigh', 0.22, -8.2, 0), along(g, s, 'thigh', 0.5, -6.8, 0),
  along(g, s, 'thigh', 0.8, -5.4, 0), along(g, s, 'shank', 0.06, -4.8, 0),
];
const calf: Course = (g, s) => [
  along(g, s, 'thigh', 0.93, -4.2, 0), along(g, s, 'shank', 0.12, -4.9, 0), along(g, s, 'shank', 0.3, -5.6, 0),
  along(g, s, 'shank', 0.55, -4.2, 0), along(g, s, 'shank', 0.8, -2.6, 0), along(g, s, 'shank', 0.96, -2.6, 0), onFoot(g, s, -4.6, -3.6, 0),
];
const hipside: Course = (g, s) => [
  onTrunk(g, s, 'pelvis', -0.5, 9, 8.5), onTrunk(g, s, 'pelvis', -0.5, 3, 11.2),
  along(g, s, 'thigh', 0.06, 0, 7.6), along(g, s, 'thigh', 0.3, 0, 6.6), along(g, s, 'thigh', 0.52, 0, 4.6),
];
const hipfront: Course = (g, s) => [
  onTrunk(g, s, 'waist', 5.4, 2, 4), onTrunk(g, s, 'pelvis', 7, 7, 5.5), onTrunk(g, s, 'pelvis', 7.4, 0, 7.5),
  along(g, s, 'thigh', 0.12, 8.2, 0), along(g, s, 'thigh', 0.34, 7.6, 0),
];

/** By the name that exercise files use. */
export const COURSES = {
  calf,
  glute,
  hipside,
  abductor: hipside,
  hamstring,
  hipfront,
  hipflexor: hipfront,
  soleus: (g, s) => [
    along(g, s, 'shank', 0.22, -4.8, 1.5), along(g, s, 'shank', 0.45, -4.6, 1), along(g, s, 'shank', 0.65, -3.4, 0),
    along(g, s, 'shank', 0.84, -2.6, 0), along(g, s, 'shank', 0.96, -2.6, 0), onFoot(g, s, -4.6, -3.6, 0),
  ],
  achilles: (g, s) => [along(g, s, 'shank', 0.62, -3.4, 0), along(g, s, 'shank', 0.82, -2.6, 0), along(g, s, 'shank', 0.96, -2.7, 0), onFoot(g, s, -4.8, -4.4, 0)],
  shin: (g, s) => [
    along(g, s, 'shank', 0.08, 4.6, 1), along(g, s, 'shank', 0.3, 3.8, 1), along(g, s, 'shank', 0.6, 3.2, 0.4),
    along(g, s, 'shank', 0.9, 2.7, 0), onFoot(g, s, 4.6, 0, 0), onFoot(g, s, 8.5, -3, -1),
  ],
  peroneal: (g, s) => [
    along(g, s, 'shank', 0.1, -0.8, 4.4), along(g, s, 'shank', 0.45, -1, 4.2), along(g, s, 'shank', 0.85, -1.2, 3),
    onFoot(g, s, -1.6, -1.6, 3), onFoot(g, s, 3, -4.8, 3.4), onFoot(g, s, 8, -5.6, 3.4),
  ],
  shininner: (g, s) => [
    along(g, s, 'shank', 0.3, -0.6, -4.2), along(g, s, 'shank', 0.6, -0.8, -3.6), along(g, s, 'shank', 0.88, -1, -3),
    onFoot(g, s, -1.4, -1.4, -3), onFoot(g, s, 2.6, -3.8, -3), onFoot(g, s, 6.4, -5, -3),
  ],
  sole: (g, s) => [onFoot(g, s, -3.6, -7, 0), onFoot(g, s, 0, -6.8, 0), onFoot(g, s, 5, -5.9, 0), onFoot(g, s, 9, -6.5, 0), onFoot(g, s, 12, -6.9, 0)],
  quad: (g, s) => [
    along(g, s, 'thigh', 0.12, 8.4, 1), along(g, s, 'thigh', 0.35, 8.4, 1), along(g, s, 'thigh', 0.65, 7, 0.6),
    along(g, s, 'thigh', 0.92, 5.5, 0), along(g, s, 'shank', 0.08, 4.9, 0),
  ],
  knee: (g, s) => [along(g, s, 'thigh', 0.84, 5.6, 0), along(g, s, 'thigh', 0.96, 5.6, 0), along(g, s, 'shank', 0.05, 5.2, 0), along(g, s, 'shank', 0.17, 4.4, 0)],
  adductor: (g, s) => [
    onTrunk(g, s, 'pelvis', 4, -4, 2.5), along(g, s, 'thigh', 0.2, 2, -7.6), along(g, s, 'thigh', 0.45, 1, -6.8),
    along(g, s, 'thigh', 0.7, 0.4, -5.8), along(g, s, 'thigh', 0.92, 0, -5),
  ],
  itb: (g, s) => [
    onTrunk(g, s, 'pelvis', 0, 7, 9.5), along(g, s, 'thigh', 0.06, 0, 8), along(g, s, 'thigh', 0.35, 0, 7.4),
    along(g, s, 'thigh', 0.7, 0, 6), along(g, s, 'thigh', 0.96, 0, 5), along(g, s, 'shank', 0.07, 1, 4.6),
  ],
  nerve: (g, s) => [...hamstring(g, s).slice(0, 4), ...calf(g, s).slice(1)],
  buttock: (g, s) => [
    onTrunk(g, s, 'pelvis', -4, 10, 5), onTrunk(g, s, 'pelvis', -7.6, 5, 6), onTrunk(g, s, 'pelvis', -8.6, -1, 6),
    along(g, s, 'thigh', 0.06, -8.6, 1), along(g, s, 'thigh', 0.18, -8.4, 1),
  ],
  flank: (g, s) => [
    onTrunk(g, s, 'chest', 2, 6, 9), onTrunk(g, s, 'waist', 2, 9, 8.6), onTrunk(g, s, 'pelvis', 2, 14, 7.2), onTrunk(g, s, 'pelvis', 2, 6, 8.4), onTrunk(g, s, 'pelvis', 2, 0, 8),
  ],
  back: (g, s) => [
    onTrunk(g, s, 'chest', -7, 12, 3), onTrunk(g, s, 'chest', -7.6, 3, 3), onTrunk(g, s, 'waist', -6.8, 8, 3), onTrunk(g, s, 'pelvis', -6.2, 13, 3), onTrunk(g, s, 'pelvis', -7.4, 5, 3),
  ],
  belly: (g, s) => [
    onTrunk(g, s, 'chest', 9, 4, 3), onTrunk(g, s, 'waist', 8.8, 12, 3), onTrunk(g, s, 'waist', 7.6, 5, 3), onTrunk(g, s, 'pelvis', 6.6, 11, 3), onTrunk(g, s, 'pelvis', 6.8, 3, 3),
  ],
  chest: (g, s) => [onTrunk(g, s, 'chest', 6.5, 13, 12), onTrunk(g, s, 'chest', 8.6, 10, 8), onTrunk(g, s, 'chest', 9, 8, 3)],
} as const satisfies Readonly<Record<string, Course>>;

export type Tissue = keyof typeof COURSES;
export const isTissue = (name: string): name is Tissue => Object.hasOwn(COURSES, name);
/** Whether the tissue lies on the trunk rather than on a leg. */
export const isTrunk = (tissue: Tissue): boolean => ['flank', 'back', 'belly', 'chest'].includes(tissue);
