// Purpose: the tissue at work as one tapered line lying on the skin.
// Must never say how hard it works: it marks the place only.
import type { Camera } from './camera';
import { COURSES, isTissue, isTrunk, type Tissue } from './courses';
import { tube } from './outline';
import type { Skeleton } from './skeleton';
import type { Side } from './types';
import { clamp, len, sub, type Vec } from './vec';

/** The side and tissue of `near.calf`; nothing when there is no such tissue. */
export function tissueOf(spec: string): { side: Side; tissue: Tissue } | null {
  const [side, tissue = ''] = spec.split('.');
  if ((side !== 'near' && side !== 'far') || !isTissue(tissue)) return null;
  return { side, tissue };
}

/** The part of the body that the line lies on. */
export function hostOf(spec: string): string | null {
  const at = tissueOf(spec);
  if (!at) return null;
  return isTrunk(at.tissue) ? 'torso' : `${at.side}.leg`;
}

/** A smooth curve through the points, at u (0..1) between b and c. */
const curve = (a: number, b: number, c: number, d: number, u: number): number =>
  0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u ** 3);

const PIECES = 28;
const WHOLE = 30; // a line of this length and more has its full thickness (cm)

/** The line's outline in the picture, drawn more lightly in a close-up. */
export function sinewPath(g: Skeleton, cam: Camera, spec: string, weight: number): string {
  const at = tissueOf(spec);
  if (!at) return '';
  const course = COURSES[at.tissue](g, at.side), points = course.map(cam), last = points.length - 1;
  const length = course.slice(1).reduce((sum, v, i) => sum + len(sub(v, course[i] ?? v)), 0), thick = clamp(length / WHOLE, 0.4, 1) * weight;
  const point = (i: number): Vec => points[Math.max(0, Math.min(last, i))] ?? [0, 0, 0];
  return tube(Array.from({ length: PIECES + 1 }, (_, i) => {
    const t = (i / PIECES) * last, j = Math.min(last - 1, Math.floor(t));
    const a = point(j - 1), b = point(j), c = point(j + 1), d = point(j + 2);
    const place: Vec = [curve(a[0], b[0], c[0], d[0], t - j), curve(a[1], b[1], c[1], d[1], t - j), 0];
    return { c: place, r: thick * (0.45 + Math.sin(Math.PI * (i / PIECES) ** 0.8)) };
  }));
}
