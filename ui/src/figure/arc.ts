// Purpose: the range of the working joint as an arc with marked ends and a dot where it is now, and the alignment line.
// Must never say how far somebody should go: it shows the range of the pose data.
import { cameraOf, type Camera } from './camera';
import { once } from './memo';
import { num, segmentPath, xy } from './outline';
import { findPoint, type Skeleton } from './skeleton';
import { solveBetween } from './solve';
import type { ArcData, FigureData, FigureShape } from './types';
import { sub, type Vec } from './vec';

/** Angles in radians in the unmirrored picture, radius in centimetres. */
interface Range { readonly from: number; readonly to: number; readonly radius: number }

const SAMPLES = 20;
const TICK = 2.2;

function direction(arc: ArcData, cam: Camera, g: Skeleton): { angle: number; reach: number } {
  const centre = findPoint(g, arc.about), moving = findPoint(g, arc.of);
  if (!centre || !moving) return { angle: 0, reach: 0 };
  const d = sub(cam(moving), cam(centre));
  return { angle: Math.atan2(d[1], d[0]), reach: Math.hypot(d[0], d[1]) };
}

/** The same angle, within half a turn of another. */
const nearTo = (angle: number, other: number): number => angle - 2 * Math.PI * Math.round((angle - other) / (2 * Math.PI));

const rangeOf = once((fig: FigureData): Range | null => {
  const arc = fig.arc;
  if (!arc) return null;
  const cam = cameraOf(fig, false);
  const first = direction(arc, cam, solveBetween(fig, arc.from, arc.to, 0));
  let to = first.angle, reach = first.reach;
  for (let i = 1; i <= SAMPLES; i++) {
    const now = direction(arc, cam, solveBetween(fig, arc.from, arc.to, i / SAMPLES));
    to = nearTo(now.angle, to);
    reach = Math.max(reach, now.reach);
  }
  return { from: first.angle, to, radius: arc.r ?? reach * (arc.grow ?? 1.25) };
});

/** Places in the unmirrored picture that the arc and the line reach, for fitting a frame. */
export function arcBounds(fig: FigureData): readonly Vec[] {
  const cam = cameraOf(fig, false), arc = fig.arc, range = rangeOf(fig);
  const g = solveBetween(fig, arc?.from ?? '', arc?.from ?? '', 0), line = lineEnds(fig, g, cam) ?? [];
  const about = arc && findPoint(g, arc.about);
  if (!about || !range) return line;
  const centre = cam(about), turn = range.to - range.from;
  return [...line, ...[0, 0.25, 0.5, 0.75, 1].map((t): Vec => {
    const angle = range.from + turn * t;
    return [centre[0] + range.radius * Math.cos(angle), centre[1] + range.radius * Math.sin(angle), 0];
  })];
}

/** The arc's shapes for the skeleton as it is now; none when the figure has no arc. */
export function arcShapes(fig: FigureData, g: Skeleton, mirror: boolean, weight: number): readonly FigureShape[] {
  const arc = fig.arc, range = rangeOf(fig), about = arc && findPoint(g, arc.about);
  if (!arc || !range || !about) return [];
  const plain = cameraOf(fig, false), centre = plain(about), flip = mirror ? -1 : 1;
  const at = (angle: number, r = range.radius): Vec => [flip * (centre[0] + r * Math.cos(angle)), centre[1] + r * Math.sin(angle), 0];
  const sweep = (to: number): string => {
    const large = Math.abs(to - range.from) > Math.PI ? 1 : 0, clockwise = to > range.from !== mirror ? 1 : 0;
    return `M${xy(at(range.from))}A${num(range.radius)} ${num(range.radius)} 0 ${large} ${clockwise} ${xy(at(to))}`;
  };
  const tick = (angle: number): string => segmentPath(at(angle, range.radius - TICK * weight), at(angle, range.radius + TICK * weight));
  const middle = (range.from + range.to) / 2, now = nearTo(direction(arc, plain, g).angle, middle), dot = at(now);
  return [
    { kind: 'path', key: 'arc', cls: 'f-arc', d: sweep(range.to) },
    { kind: 'path', key: 'arc.ends', cls: 'f-arc', d: tick(range.from) + tick(range.to) },
    { kind: 'path', key: 'arc.done', cls: 'f-arc-done', d: sweep(now) },
    { kind: 'circle', key: 'arc.dot', cls: 'f-dot', cx: dot[0], cy: dot[1], r: 2.3 * weight },
  ];
}

const OVER = 0.06; // how far the line runs on past both of its points
const UP = 188; // how high the upright line goes: past the head (cm)

function lineEnds(fig: FigureData, g: Skeleton, cam: Camera): readonly [Vec, Vec] | null {
  const [from = '', to = ''] = fig.line ?? [], a = findPoint(g, from), b = findPoint(g, to);
  if (!a) return null;
  if (to === 'up') return [cam([a[0], 0, a[2]]), cam([a[0], UP, a[2]])];
  if (!b) return null;
  const p = cam(a), q = cam(b), dx = (q[0] - p[0]) * OVER, dy = (q[1] - p[1]) * OVER;
  return [[p[0] - dx, p[1] - dy, 0], [q[0] + dx, q[1] + dy, 0]];
}

/** The line that the body should keep: between two points, or from a point straight up; then a dot shows where the head is. */
export function lineShapes(fig: FigureData, g: Skeleton, cam: Camera): readonly FigureShape[] {
  const ends = lineEnds(fig, g, cam);
  if (!ends) return [];
  const line: FigureShape = { kind: 'path', key: 'line', cls: 'f-line', d: segmentPath(...ends) };
  if (fig.line?.[1] !== 'up') return [line];
  const [head, top] = [cam(g.points.head), ends[1]];
  return [line, { kind: 'path', key: 'line.top', cls: 'f-arc', d: segmentPath([top[0] - 7, top[1], 0], [top[0] + 7, top[1], 0]) },
    { kind: 'circle', key: 'line.dot', cls: 'f-dot', cx: head[0], cy: top[1], r: 2.8 }];
}

/** The way that a point goes through all phases, as a thin line with a dot where it is now. */
export function traceShapes(points: readonly Vec[], now: Vec | undefined, cam: Camera, weight: number): readonly FigureShape[] {
  if (!now) return [];
  const at = cam(now);
  return [
    { kind: 'path', key: 'trace', cls: 'f-arc', d: `M${points.map((v) => xy(cam(v))).join('L')}` },
    { kind: 'circle', key: 'trace.dot', cls: 'f-dot', cx: at[0], cy: at[1], r: 2.3 * weight },
  ];
}
