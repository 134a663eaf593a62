// Purpose: the tissue at work as one tapered line lying on the skin.
// Must never say how hard it works: it marks the place only.
import type { Camera } from './camera';
import { tube } from './outline';
import { joint, outward, segment, type Skeleton } from './skeleton';
import type { Side } from './types';
import { add, apply, mixv, type Vec } from './vec';

type Tissue = 'calf' | 'glute' | 'hipside' | 'flank';

function along(g: Skeleton, side: Side, bone: 'thigh' | 'shank', t: number, forward: number, out: number): Vec {
  const ends = bone === 'thigh' ? (['hip', 'knee'] as const) : (['knee', 'ankle'] as const);
  const place = mixv(g.points[joint(side, ends[0])], g.points[joint(side, ends[1])], t);
  return add(place, apply(g.frames[segment(side, bone)], [forward, 0, outward(side) * out]));
}
const onTrunk = (g: Skeleton, part: 'pelvis' | 'waist' | 'chest', v: Vec): Vec => add(g.points[part], apply(g.frames[part], v));

/** The places that the line passes, from one end of the tissue to the other. */
const COURSE: Readonly<Record<Tissue, (g: Skeleton, s: Side) => readonly Vec[]>> = {
  calf: (g, s) => [
    along(g, s, 'thigh', 0.93, -4.2, 0), along(g, s, 'shank', 0.12, -4.9, 0), along(g, s, 'shank', 0.3, -5.6, 0),
    along(g, s, 'shank', 0.55, -4.2, 0), along(g, s, 'shank', 0.8, -2.6, 0), along(g, s, 'shank', 0.96, -2.6, 0),
    add(g.points[joint(s, 'ankle')], apply(g.frames[segment(s, 'foot')], [-4.6, -3.6, 0])),
  ],
  glute: (g, s) => [
    onTrunk(g, 'pelvis', [-5.5, 8, outward(s) * 3]), onTrunk(g, 'pelvis', [-8.4, 2, outward(s) * 3]),
    along(g, s, 'thigh', 0.08, -8.4, 0), along(g, s, 'thigh', 0.3, -7, 0), along(g, s, 'thigh', 0.5, -5, 0),
  ],
  hipside: (g, s) => [
    onTrunk(g, 'pelvis', [-0.5, 9, outward(s) * 8.5]), onTrunk(g, 'pelvis', [-0.5, 3, outward(s) * 11.2]),
    along(g, s, 'thigh', 0.06, 0, 7.6), along(g, s, 'thigh', 0.3, 0, 6.6), along(g, s, 'thigh', 0.52, 0, 4.6),
  ],
  flank: (g, s) => [
    onTrunk(g, 'chest', [2, 6, outward(s) * 9]), onTrunk(g, 'waist', [2, 9, outward(s) * 8.6]),
    onTrunk(g, 'pelvis', [2, 14, outward(s) * 7.2]), onTrunk(g, 'pelvis', [2, 6, outward(s) * 8.4]), onTrunk(g, 'pelvis', [2, 0, outward(s) * 8]),
  ],
};

/** The side and tissue of `near.calf`; nothing when there is no such tissue. */
export function tissueOf(spec: string): { side: Side; tissue: Tissue } | null {
  const [side, tissue = ''] = spec.split('.');
  if ((side !== 'near' && side !== 'far') || !(tissue in COURSE)) return null;
  return { side, tissue: tissue as Tissue };
}

/** The part of the body that the line lies on. */
export function hostOf(spec: string): string | null {
  const at = tissueOf(spec);
  if (!at) return null;
  return at.tissue === 'flank' ? 'torso' : `${at.side}.leg`;
}

/** A smooth curve through the points, at u (0..1) between b and c. */
const curve = (a: number, b: number, c: number, d: number, u: number): number =>
  0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u ** 3);

const PIECES = 28;

/** The line's outline in the picture. */
export function sinewPath(g: Skeleton, cam: Camera, spec: string): string {
  const at = tissueOf(spec);
  if (!at) return '';
  const points = COURSE[at.tissue](g, at.side).map(cam), last = points.length - 1;
  const point = (i: number): Vec => points[Math.max(0, Math.min(last, i))] ?? [0, 0, 0];
  return tube(Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = (i / PIECES) * last, j = Math.min(last - 1, Math.floor(t));
    const a = point(j - 1), b = point(j), c = point(j + 1), d = point(j + 2);
    const place: Vec = [curve(a[0], b[0], c[0], d[0], t - j), curve(a[1], b[1], c[1], d[1], t - j), 0];
    return { c: place, r: 0.45 + Math.sin(Math.PI * (i / PIECES) ** 0.8) };
  }));
}
