// Purpose: the small kit of vectors and rotations that the figure needs.
// Must never know about bodies, pictures or time, and never change its arguments.

export type Vec = readonly [number, number, number];
/** Three rows; a frame's columns are the directions of its own x, y, z. */
export type Mat = readonly [Vec, Vec, Vec];

const RAD = Math.PI / 180;

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const mul = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec, b: Vec): Vec => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const len = (a: Vec): number => Math.hypot(a[0], a[1], a[2]);
export const unit = (a: Vec): Vec => mul(a, 1 / (len(a) || 1));
export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const mixv = (a: Vec, b: Vec, t: number): Vec => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
export const clamp = (v: number, low: number, high: number): number => Math.max(low, Math.min(high, v));
/** Degrees of an angle in radians. */
export const degrees = (radians: number): number => radians / RAD;
export const radians = (deg: number): number => deg * RAD;

/** A list from a data file as a vector; what is missing is 0. */
export const toVec = (v: readonly number[]): Vec => [v[0] ?? 0, v[1] ?? 0, v[2] ?? 0];

export const column = (m: Mat, i: 0 | 1 | 2): Vec => [m[0][i], m[1][i], m[2][i]];
export const columns = (x: Vec, y: Vec, z: Vec): Mat => [
  [x[0], y[0], z[0]],
  [x[1], y[1], z[1]],
  [x[2], y[2], z[2]],
];
export const apply = (m: Mat, v: Vec): Vec => [dot(m[0], v), dot(m[1], v), dot(m[2], v)];
/** The direction v as the frame m itself sees it. */
export const inside = (m: Mat, v: Vec): Vec => [dot(column(m, 0), v), dot(column(m, 1), v), dot(column(m, 2), v)];

function times(a: Mat, b: Mat): Mat {
  const x = column(b, 0), y = column(b, 1), z = column(b, 2);
  const row = (r: Vec): Vec => [dot(r, x), dot(r, y), dot(r, z)];
  return [row(a[0]), row(a[1]), row(a[2])];
}
/** The product of rotations, first one outermost. */
export const chain = (first: Mat, ...rest: readonly Mat[]): Mat => rest.reduce(times, first);

/** Rotations about the axes, in degrees. */
export function rx(deg: number): Mat {
  const c = Math.cos(deg * RAD), s = Math.sin(deg * RAD);
  return [[1, 0, 0], [0, c, -s], [0, s, c]];
}
export function ry(deg: number): Mat {
  const c = Math.cos(deg * RAD), s = Math.sin(deg * RAD);
  return [[c, 0, s], [0, 1, 0], [-s, 0, c]];
}
export function rz(deg: number): Mat {
  const c = Math.cos(deg * RAD), s = Math.sin(deg * RAD);
  return [[c, -s, 0], [s, c, 0], [0, 0, 1]];
}

/** Turns frame m by the smallest rotation that carries direction a onto direction b (both of length 1). */
export function swing(m: Mat, a: Vec, b: Vec): Mat {
  const v = cross(a, b), c = dot(a, b), s = len(v);
  if (s < 1e-6) return m;
  const k = mul(v, 1 / s);
  const turn = (d: Vec): Vec => add(add(mul(d, c), mul(cross(k, d), s)), mul(k, dot(k, d) * (1 - c)));
  return columns(turn(column(m, 0)), turn(column(m, 1)), turn(column(m, 2)));
}

/** A frame part of the way from a to b; exact at both ends. */
export function mixFrame(a: Mat, b: Mat, t: number): Mat {
  if (t <= 0) return a;
  if (t >= 1) return b;
  const x = unit(mixv(column(a, 0), column(b, 0), t));
  const raw = mixv(column(a, 1), column(b, 1), t);
  const y = unit(sub(raw, mul(x, dot(x, raw))));
  return columns(x, y, cross(x, y));
}
