// Purpose: what the figure stands on, holds or wears.
// Must never carry a contact: the pose data says where the body goes, a prop is only drawn there.
import type { Camera } from './camera';
import { capsule, hull, polygon, segmentPath, xy } from './outline';
import { findPoint, type Skeleton } from './skeleton';
import type { FigureShape, Maybe, PropData } from './types';
import { add, apply, toVec, type Vec } from './vec';

type Span = readonly [from: number, to: number];
type Layer = 'back' | 'trunk' | 'front';
/** A prop's shape and where it belongs: behind the body, on the trunk, or before everything. */
export interface PropShape { readonly layer: Layer; readonly shape: FigureShape }

const spanOf = (v: Maybe<number | readonly number[]>, from: number, to: number): Span =>
  (typeof v === 'object' && v ? [v[0] ?? from, v[1] ?? to] : [from, to]);
const valueOf = (v: Maybe<number | readonly number[]>, rest: number): number => (typeof v === 'number' ? v : rest);

/** Collects the shapes of one prop under keys of its own. */
class Maker {
  readonly shapes: PropShape[] = [];
  private readonly key: string;
  private readonly cam: Camera;
  constructor(key: string, cam: Camera) {
    this.key = key;
    this.cam = cam;
  }

  path(name: string, cls: string, d: string, layer: Layer = 'back'): void {
    this.shapes.push({ layer, shape: { kind: 'path', key: `${this.key}.${name}`, cls, d } });
  }
  circle(name: string, cls: string, c: Vec, r: number, layer: Layer): void {
    const at = this.cam(c);
    this.shapes.push({ layer, shape: { kind: 'circle', key: `${this.key}.${name}`, cls, cx: at[0], cy: at[1], r } });
  }
  bar(name: string, a: Vec, b: Vec, r: number): void {
    this.path(name, 'p-body', capsule(this.cam(a), this.cam(b), r, r));
  }
  box(name: string, x: Span, y: Span, z: Span): void {
    const corners = x.flatMap((i) => y.flatMap((j) => z.map((k) => this.cam([i, j, k]))));
    const top = ([[x[0], z[0]], [x[1], z[0]], [x[1], z[1]], [x[0], z[1]]] as const).map(([i, k]) => this.cam([i, y[1], k]));
    this.path(`${name}.body`, 'p-body', polygon(hull(corners)));
    this.path(`${name}.top`, 'p-top', polygon(top));
    this.path(`${name}.edge`, 'p-edge', segmentPath(this.cam([x[0], y[1], z[1]]), this.cam([x[1], y[1], z[1]])));
  }
}

function chair(m: Maker, p: PropData): void { // the back stands at x, the seat extends to where it faces
  const x = valueOf(p.x, 40), z = spanOf(p.z, -20, 20), k = p.face ?? 1, h = p.h ?? 92, seat = 44;
  for (const side of z) {
    m.bar(`back${side}`, [x, 0, side], [x - k * 3, h, side], 1.4);
    m.bar(`leg${side}`, [x + k * 40, 0, side], [x + k * 40, seat, side], 1.4);
  }
  m.box('seat', k > 0 ? [x, x + 42] : [x - 42, x], [seat, seat + 3], z);
  m.bar('top', [x - k * 3, h, z[0]], [x - k * 3, h, z[1]], 1.9);
  m.bar('slat', [x - k * 2, 74, z[0]], [x - k * 2, 74, z[1]], 1.4);
}

function wall(m: Maker, p: PropData, cam: Camera): void {
  const x = valueOf(p.x, 60), near = cam([x, 0, 30]), high = cam([x, 165, 30]);
  m.path('face', 'p-wall', polygon([cam([x, 0, -30]), near, high, cam([x, 165, -30])]));
  m.path('edge', 'p-edge', segmentPath(near, high));
}

function band(m: Maker, p: PropData, cam: Camera, g: Skeleton): void {
  const a = findPoint(g, p.from ?? ''), b = findPoint(g, p.to ?? ''), r = p.r ?? 6.6, snug = Math.min(r, 3 + r * 0.6);
  if (a && b) m.path('loop', 'p-band', capsule(cam(a), cam(b), snug, snug), 'front');
}

const PACK: readonly (readonly [x: number, y: number])[] = [[-8, 12], [-13, 12.5], [-20, 8], [-22, -6], [-20, -15], [-9, -16]];

function backpack(m: Maker, cam: Camera, g: Skeleton): void {
  const on = (v: Vec): Vec => cam(add(g.points.chest, apply(g.frames.chest, v)));
  m.path('bag', 'p-pack', polygon(hull(PACK.flatMap(([x, y]) => [on([x, y, -11]), on([x, y, 11])]))));
  const strap = `M${xy(on([-7, 14, 10]))}C${xy(on([8.5, 10, 11]))} ${xy(on([7, -4, 12]))} ${xy(on([-8, -10, 11]))}`;
  m.path('strap', 'p-strap', strap, 'trunk');
}

/** The shapes of one prop; a kind that is not known draws nothing. Keys start with `key`. */
export function propShapes(p: PropData, key: string, cam: Camera, g: Skeleton): readonly PropShape[] {
  const m = new Maker(key, cam);
  switch (p.kind) {
    case 'step': {
      const h = p.h ?? 18, d = p.d ?? 34;
      if (p.next) m.box('next', [d - 4, d + 30], [0, h * 2], [-30, 30]);
      m.box('step', [0, d], [0, h], [-30, 30]);
      break;
    }
    case 'mat': m.box('mat', spanOf(p.x, -90, 90), [-1.6, 0], spanOf(p.z, -32, 32)); break;
    case 'pillow': m.box('pillow', spanOf(p.x, -16, 22), [0, p.h ?? 6], spanOf(p.z, -18, 18)); break;
    case 'wall': wall(m, p, cam); break;
    case 'rail': {
      const x = valueOf(p.x, 40), z = valueOf(p.z, -22), h = p.h ?? 100, w = p.w ?? 12;
      m.bar('post', [x, p.y0 ?? 0, z], [x, h, z], 1.3);
      m.bar('bar', [x - w, h, z], [x + w, h, z], 1.7);
      break;
    }
    case 'chair': chair(m, p); break;
    case 'ball': m.circle('ball', 'p-ball', toVec(p.at ?? []), p.r ?? 4, p.layer === 'back' ? 'back' : 'front'); break;
    case 'band': band(m, p, cam, g); break;
    case 'backpack': backpack(m, cam, g); break;
  }
  return m.shapes;
}

/** Corners that the picture must show (cm), for fitting a frame. */
export function propCorners(p: PropData): readonly Vec[] {
  const boxes: Readonly<Record<string, readonly [Span, Span, Span]>> = {
    step: [[0, (p.d ?? 34) + (p.next ? 30 : 0)], [0, (p.h ?? 18) * (p.next ? 2 : 1)], [-30, 30]],
    mat: [spanOf(p.x, -90, 90), [0, 0], spanOf(p.z, -32, 32)],
    pillow: [spanOf(p.x, -16, 22), [0, p.h ?? 6], spanOf(p.z, -18, 18)],
    chair: [[valueOf(p.x, 40) - 42, valueOf(p.x, 40) + 42], [0, p.h ?? 92], spanOf(p.z, -20, 20)],
    rail: [[valueOf(p.x, 40) - (p.w ?? 12), valueOf(p.x, 40) + (p.w ?? 12)], [0, p.h ?? 100], [valueOf(p.z, -22), valueOf(p.z, -22)]],
  };
  const box = boxes[p.kind];
  return box ? box[0].flatMap((x) => box[1].flatMap((y) => box[2].map((z): Vec => [x, y, z]))) : [];
}
