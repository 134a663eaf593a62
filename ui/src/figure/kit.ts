// Purpose: what the figure holds, wears, rolls on or pushes against.
// Must never carry a contact: a thing follows the body, or lies where its data says.
import { axisOf, ring, spanOf, type Maker } from './maker';
import type { Skeleton } from './skeleton';
import { add, apply, len, mul, sub, toVec, unit, type Vec } from './vec';
import { capsule, hull, polygon, xy } from './outline';
import type { Camera } from './camera';

/** A loop round two points, or a line from one point to another, to a place, or round a third point. */
export function band(m: Maker, cam: Camera, cls: 'p-band' | 'p-strap'): void {
  const a = m.point(m.p.from), b = m.point(m.p.to), over = m.point(m.p.round), fixed = m.p.at && toVec(m.p.at);
  const end = b ?? fixed;
  if (!a || !end) return;
  if (over || fixed) {
    m.line('line', cls, over ? [a, over, end] : [a, end]);
    return;
  }
  const r = m.p.r ?? 6.6, snug = Math.min(r, 3 + r * 0.6);
  m.path('loop', cls, capsule(cam(a), cam(end), snug, snug));
}

/** Over a point and down to the height h on both sides; or, with `from`, drawn like a band. */
export function strap(m: Maker, cam: Camera): void {
  const on = m.point(m.p.on);
  if (!on) {
    band(m, cam, 'p-strap');
    return;
  }
  const [a, b] = spanOf(m.p.z, on[2] - 8, on[2] + 8), top = on[1] + (m.p.r ?? 4.4), h = m.p.h ?? 0;
  m.line('strap', 'p-strap', [[on[0], h, a], [on[0], top, a], [on[0], top, b], [on[0], h, b]]);
}

/** A roll that lies across (z) or along (x): a foam roller, a rolled towel. */
export function roll(m: Maker, r: number, w: number, cls: string): void {
  const at = m.place() ?? [0, r, 0], half = mul(axisOf(m.p.along), (m.p.w ?? w) / 2);
  m.cylinder('roll', sub(at, half), add(at, half), m.p.r ?? r, cls);
}

export function bottle(m: Maker): void {
  const at = m.place() ?? [0, 3.6, 0], axis = axisOf(m.p.along ?? 'z'), r = m.p.r ?? 3.6, half = (m.p.w ?? 20) / 2;
  const on = (t: number): Vec => add(at, mul(axis, t));
  m.solid('neck', 'p-iron', [...ring(on(half), axis, r * 0.6), ...ring(on(half + 3), axis, r * 0.42), ...ring(on(half + 5), axis, r * 0.42)]);
  m.cylinder('body', on(-half), on(half), r, 'p-iron');
}

/** A dumb-bell: a bar between two discs. */
export function weight(m: Maker): void {
  const at = m.place() ?? [0, 5, 0], axis = axisOf(m.p.along ?? 'x'), half = (m.p.w ?? 20) / 2, r = m.p.r ?? 5;
  const on = (t: number): Vec => add(at, mul(axis, t));
  m.bar('bar', on(-half), on(half), 1.3, 'p-iron');
  for (const [i, k] of [-1, 1].entries()) m.solid(`disc${i}`, 'p-iron', [...ring(on(k * half), axis, r), ...ring(on(k * (half - 4)), axis, r)]);
}

/** A bag or a plate that lies on something, h high. */
export function block(m: Maker): void {
  const at = m.place() ?? [0, 0, 0], w = (m.p.w ?? 20) / 2, d = (m.p.d ?? 16) / 2, h = m.p.h ?? 10;
  const layer = (y: number, k: number): Vec[] => ring([0, 0, 0], [0, 1, 0], 1).map((v) => add(at, [v[0] * w * k, y, v[2] * d * k]));
  m.solid('block', 'p-iron', [...layer(0, 0.85), ...layer(h * 0.4, 1), ...layer(h, 0.8)]);
}

export function ball(m: Maker): void {
  m.circle('ball', 'p-ball', m.place() ?? [0, 4, 0], m.p.r ?? 4);
}

/** Small balls on the floor; `at` lists x, z, x, z … and one more may be carried. */
export function marbles(m: Maker): void {
  const at = m.p.at ?? [], r = m.p.r ?? 1.3;
  for (let i = 0; i + 1 < at.length; i += 2) m.circle(`m${i}`, 'p-marble', [at[i] ?? 0, r, at[i + 1] ?? 0], r);
  const held = m.point(m.p.on);
  if (held) m.circle('held', 'p-marble', add(held, toVec(m.p.off ?? [])), r);
}

export function bowl(m: Maker): void {
  const at = m.place() ?? [0, 0, 0], r = m.p.r ?? 9, h = m.p.h ?? 7;
  m.solid('bowl', 'p-body', [...ring(add(at, [0, h, 0]), [0, 1, 0], r), ...ring(at, [0, 1, 0], r * 0.55)]);
  m.solid('rim', 'p-top', ring(add(at, [0, h, 0]), [0, 1, 0], r));
}

const DRAWN = 3; // a little curl of the toes is shown as a larger pull (for one is hardly seen)

/** Flat on the floor. With `to`, it is drawn in and bunches before that point as it comes back from x = `w`. */
export function towel(m: Maker): void {
  const x = spanOf(m.p.x, -20, 40), z = spanOf(m.p.z, -14, 14), toe = m.point(m.p.to);
  const pulled = toe ? Math.max(0, (m.p.w ?? toe[0]) - toe[0]) * DRAWN : 0, end = x[1] - pulled;
  m.solid('flat', 'p-towel', [[x[0], 0, z[0]], [x[0], 0, z[1]], [end, 0, z[1]], [end, 0, z[0]], [x[0], 0.7, z[1]], [end, 0.7, z[1]]]);
  m.line('hem', 'p-edge', [[end - 3, 0.4, z[0]], [end - 3, 0.4, z[1]]]);
  if (!toe) return;
  for (const i of [0, 1, 2]) {
    const h = Math.min(3.2, pulled * 0.5) * (1 - i * 0.22), c = toe[0] + 1.5 + i * 2.4;
    m.solid(`fold${i}`, 'p-towel', z.flatMap((k) => [[c - 1.4, 0, k], [c - 0.6, h, k], [c + 0.6, h, k], [c + 1.4, 0, k]] as const));
  }
}

/** Somebody's forearm and hand that hold a point; the arm comes from where `off` points to. */
export function hands(m: Maker): void {
  const at = m.point(m.p.on), off = toVec(m.p.off ?? [-16, 24, 0]);
  if (!at) return;
  const palm = add(at, mul(unit(off), 4.4)), elbow = add(at, off), wrist = add(palm, mul(unit(off), Math.min(9, len(off) * 0.4)));
  m.bar('arm', elbow, wrist, 2.9, 'f-far');
  m.bar('wrist', wrist, palm, 2.3, 'f-far');
  m.bar('fingers', palm, add(palm, [4.6, -1.5, 0]), 2, 'f-far');
}

const LETTERS: readonly (readonly (readonly [x: number, y: number])[])[] = [
  [[0, 0], [0.35, 1], [0.7, 0]], [[0.14, 0.4], [0.56, 0.4]],
  [[1.1, 0], [1.1, 1], [1.5, 1], [1.66, 0.86], [1.66, 0.66], [1.5, 0.52], [1.1, 0.52]], [[1.5, 0.52], [1.74, 0.38], [1.74, 0.14], [1.56, 0], [1.1, 0]],
  [[2.78, 0.82], [2.58, 1], [2.3, 1], [2.1, 0.8], [2.1, 0.2], [2.3, 0], [2.58, 0], [2.78, 0.18]],
];

/** A B C in the plane of the picture, from the bottom left at `at`, h high. */
export function letters(m: Maker, cam: Camera): void {
  const at = cam(toVec(m.p.at ?? [0, 0, 0])), h = m.p.h ?? 12;
  const strokes = LETTERS.map((stroke) => `M${stroke.map(([x, y]) => xy([at[0] + x * h, at[1] - y * h, 0])).join('L')}`);
  m.path('abc', 'p-letters', strokes.join(''));
}

/** A toothbrush in a hand; `off` is where its head lies from the hand. */
export function brush(m: Maker): void {
  const hand = m.point(m.p.on);
  if (!hand) return;
  const off = toVec(m.p.off ?? [-6, 4, 0]), head = add(hand, off);
  m.bar('handle', add(hand, mul(off, -0.5)), head, 0.7, 'p-iron');
  m.bar('head', head, add(head, mul(unit(off), 2.6)), 1.2, 'p-body');
}

/** A short arrow to a point or place, from where `off` lies: a push that moves nothing. It ends r before the point. */
export function push(m: Maker, cam: Camera, weight: number): void {
  const at = m.p.on ? m.point(m.p.on) : m.p.at && toVec(m.p.at);
  if (!at) return;
  const off = toVec(m.p.off ?? [0, 18, 0]), tip = cam(add(at, mul(unit(off), m.p.r ?? 3))), tail = cam(add(at, off));
  const dx = tip[0] - tail[0], dy = tip[1] - tail[1], size = Math.hypot(dx, dy) || 1, ux = dx / size, uy = dy / size;
  const on = (along: number, aside: number): Vec => [tip[0] - ux * along - uy * aside, tip[1] - uy * along + ux * aside, 0];
  const head = Math.min(6 * weight, size * 0.6), wide = 4.4 * weight, thin = 1.8 * weight;
  m.path('arrow', 'p-push', polygon([on(0, 0), on(head, wide), on(head, thin), on(size, thin), on(size, -thin), on(head, -thin), on(head, -wide)]));
}

const PACK: readonly (readonly [x: number, y: number])[] = [[-8, 12], [-13, 12.5], [-20, 8], [-22, -6], [-20, -15], [-9, -16]];

export function backpack(m: Maker, cam: Camera, g: Skeleton): void {
  const on = (v: Vec): Vec => cam(add(g.points.chest, apply(g.frames.chest, v)));
  m.path('bag', 'p-pack', polygon(hull(PACK.flatMap(([x, y]) => [on([x, y, -11]), on([x, y, 11])]))));
  const strapPath = `M${xy(on([-7, 14, 10]))}C${xy(on([8.5, 10, 11]))} ${xy(on([7, -4, 12]))} ${xy(on([-8, -10, 11]))}`;
  m.path('strap', 'p-strap', strapPath, 'trunk');
}
