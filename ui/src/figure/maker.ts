// Purpose: the primitives that props are made of, collected under keys of their own.
// Must never know a prop's meaning, and never give a different list of keys from one moment to the next.
import type { Camera } from './camera';
import { capsule, hull, polygon, segmentPath, xy } from './outline';
import { findPoint, type Skeleton } from './skeleton';
import type { FigureShape, Maybe, PropData } from './types';
import { add, cross, mul, sub, toVec, unit, type Vec } from './vec';

export type Span = readonly [from: number, to: number];
/** Behind the body, before everything, or right after a part of the body has been drawn. */
export type Layer = string;
export interface PropShape { readonly layer: Layer; readonly shape: FigureShape }

export const spanOf = (v: Maybe<number | readonly number[]>, from: number, to: number): Span =>
  (typeof v === 'object' && v ? [v[0] ?? from, v[1] ?? to] : [from, to]);
export const valueOf = (v: Maybe<number | readonly number[]>, rest: number): number => (typeof v === 'number' ? v : rest);

const ROUND = Array.from({ length: 20 }, (_, i): readonly [number, number] => [Math.cos((i / 10) * Math.PI), Math.sin((i / 10) * Math.PI)]);

/** A ring of points about an axis. */
export function ring(centre: Vec, axis: Vec, r: number): readonly Vec[] {
  const side = Math.abs(axis[1]) > 0.9 ? ([1, 0, 0] as const) : ([0, 1, 0] as const);
  const u = unit(cross(axis, side)), v = cross(axis, u);
  return ROUND.map(([c, s]) => add(centre, add(mul(u, c * r), mul(v, s * r))));
}

/** Makes the shapes of one prop. */
export class Maker {
  readonly shapes: PropShape[] = [];
  readonly p: PropData;
  private readonly key: string;
  private readonly cam: Camera;
  private readonly g: Skeleton;
  private readonly layer: Layer;

  constructor(p: PropData, key: string, cam: Camera, g: Skeleton, layer: Layer) {
    this.p = p;
    this.key = key;
    this.cam = cam;
    this.g = g;
    this.layer = p.layer ?? layer;
  }

  point(name: Maybe<string>): Vec | undefined {
    return name ? findPoint(this.g, name) : undefined;
  }
  /** Where the prop is: on a point of the body, or at its own place. */
  place(): Vec | undefined {
    if (!this.p.on) return this.p.at ? toVec(this.p.at) : undefined;
    const carrier = this.point(this.p.on);
    return carrier && add(carrier, toVec(this.p.off ?? []));
  }
  path(name: string, cls: string, d: string, layer = this.layer): void {
    this.shapes.push({ layer, shape: { kind: 'path', key: `${this.key}.${name}`, cls, d } });
  }
  circle(name: string, cls: string, c: Vec, r: number): void {
    const at = this.cam(c);
    this.shapes.push({ layer: this.layer, shape: { kind: 'circle', key: `${this.key}.${name}`, cls, cx: at[0], cy: at[1], r } });
  }
  bar(name: string, a: Vec, b: Vec, r: number, cls = 'p-body'): void {
    this.path(name, cls, capsule(this.cam(a), this.cam(b), r, r));
  }
  line(name: string, cls: string, points: readonly Vec[]): void {
    this.path(name, cls, `M${points.map((v) => xy(this.cam(v))).join('L')}`);
  }
  solid(name: string, cls: string, points: readonly Vec[]): void {
    this.path(name, cls, polygon(hull(points.map(this.cam))));
  }
  box(name: string, x: Span, y: Span, z: Span): void {
    const corners = x.flatMap((i) => y.flatMap((j) => z.map((k): Vec => [i, j, k])));
    const top = ([[x[0], z[0]], [x[1], z[0]], [x[1], z[1]], [x[0], z[1]]] as const).map(([i, k]) => this.cam([i, y[1], k]));
    this.solid(`${name}.body`, 'p-body', corners);
    this.path(`${name}.top`, 'p-top', polygon(top));
    this.path(`${name}.edge`, 'p-edge', segmentPath(this.cam([x[0], y[1], z[1]]), this.cam([x[1], y[1], z[1]])));
  }
  /** A cylinder with the end towards the viewer shown. */
  cylinder(name: string, a: Vec, b: Vec, r: number, cls = 'p-solid'): void {
    const axis = unit(sub(b, a)), ends = [ring(a, axis, r), ring(b, axis, r)] as const;
    this.solid(`${name}.body`, cls, [...ends[0], ...ends[1]]);
    const shown = this.cam(a)[2] > this.cam(b)[2] ? ends[0] : ends[1];
    this.path(`${name}.end`, 'p-end', polygon(hull(shown.map(this.cam))));
  }
}

/** The direction that `along` names. */
export function axisOf(along: Maybe<string>): Vec {
  if (along === 'x') return [1, 0, 0];
  return along === 'y' ? [0, 1, 0] : [0, 0, 1];
}
