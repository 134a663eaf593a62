// Purpose: what stands in the room: steps, seats, walls, rails, boards.
// Must never carry a contact: the pose data says where the body goes, a prop is only drawn there.
import { ring, spanOf, valueOf, type Maker } from './maker';
import { add, mul, toVec, type Vec } from './vec';

export function step(m: Maker): void {
  const x = valueOf(m.p.x, 0), h = m.p.h ?? 18, d = m.p.d ?? 34, z = spanOf(m.p.z, -30, 30);
  if (m.p.next) m.box('next', [x + d - 4, x + d + 30], [0, h * 2], z);
  m.box('step', [x, x + d], [0, h], z);
}

export function mat(m: Maker): void {
  m.box('mat', spanOf(m.p.x, -90, 90), [-1.6, 0], spanOf(m.p.z, -32, 32));
}

/** A soft block: an ellipse drawn out over its depth. */
export function pillow(m: Maker): void {
  const x = spanOf(m.p.x, -16, 22), z = spanOf(m.p.z, -18, 18), y = m.p.y0 ?? 0, h = m.p.h ?? 6;
  const rim = ring([0, 0, 0], [0, 0, 1], 1).map((v): readonly [number, number] => {
    const soft = (n: number): number => Math.sign(n) * Math.abs(n) ** 0.6;
    return [(x[0] + x[1]) / 2 + (soft(v[0]) * (x[1] - x[0])) / 2, y + h / 2 + (soft(v[1]) * h) / 2];
  });
  m.solid('body', 'p-soft', rim.flatMap(([i, j]) => z.map((k): Vec => [i, j, k])));
  m.solid('side', 'p-soft', rim.map(([i, j]): Vec => [i, j, z[1]]));
}

/** The back stands at x, the seat extends to where the chair faces. */
export function chair(m: Maker): void {
  const x = valueOf(m.p.x, 40), z = spanOf(m.p.z, -20, 20), k = m.p.face ?? 1, h = m.p.h ?? 92, seat = 44;
  for (const side of z) {
    m.bar(`back${side}`, [x, 0, side], [x - k * 3, h, side], 1.4);
    m.bar(`leg${side}`, [x + k * 40, 0, side], [x + k * 40, seat, side], 1.4);
  }
  m.box('seat', k > 0 ? [x, x + 42] : [x - 42, x], [seat, seat + 3], z);
  m.bar('top', [x - k * 3, h, z[0]], [x - k * 3, h, z[1]], 1.9);
  m.bar('slat', [x - k * 2, 74, z[0]], [x - k * 2, 74, z[1]], 1.4);
}

/** A padded bench; h is the height of its top. */
export function bench(m: Maker): void {
  const x = spanOf(m.p.x, -50, 50), z = spanOf(m.p.z, -16, 16), h = m.p.h ?? 42, thick = Math.min(7, h * 0.3);
  const inset = Math.min(8, (x[1] - x[0]) * 0.15);
  for (const [i, side] of z.entries()) {
    m.bar(`leg${i}a`, [x[0] + inset, 0, side * 0.8], [x[0] + inset, h - thick, side * 0.8], 1.5);
    m.bar(`leg${i}b`, [x[1] - inset, 0, side * 0.8], [x[1] - inset, h - thick, side * 0.8], 1.5);
  }
  m.box('pad', x, [h - thick, h], z);
}

/** Across the view at x, or along it at a depth z (then x is its span). */
export function wall(m: Maker): void {
  const h = m.p.h ?? 165;
  if (typeof m.p.z === 'number') {
    const [a, b] = spanOf(m.p.x, -45, 45), z = m.p.z;
    m.solid('face', 'p-wall', [[a, 0, z], [b, 0, z], [b, h, z], [a, h, z]]);
    m.line('edge', 'p-edge', [[a, 0, z], [b, 0, z]]);
    return;
  }
  const x = valueOf(m.p.x, 60), [near, far] = [30, -30];
  m.solid('face', 'p-wall', [[x, 0, far], [x, 0, near], [x, h, near], [x, h, far]]);
  m.line('edge', 'p-edge', [[x, 0, near], [x, h, near]]);
}

export function rail(m: Maker): void {
  const x = valueOf(m.p.x, 40), z = valueOf(m.p.z, -22), h = m.p.h ?? 100, w = m.p.w ?? 12;
  m.bar('post', [x, m.p.y0 ?? 0, z], [x, h, z], 1.3);
  m.bar('bar', [x - w, h, z], [x + w, h, z], 1.7);
}

/** An upright: a table leg, a door post. */
export function post(m: Maker): void {
  const x = valueOf(m.p.x, 40), z = valueOf(m.p.z, 0);
  m.bar('post', [x, m.p.y0 ?? 0, z], [x, m.p.h ?? 60, z], m.p.r ?? 2.4, 'p-solid');
}

/** A padded bar low across, that holds the ankles. */
export function footbar(m: Maker): void {
  const at = toVec(m.p.at ?? [0, 12, 0]), z = spanOf(m.p.z, -24, 24);
  for (const [i, side] of z.entries()) m.bar(`post${i}`, [at[0], 0, side], [at[0], at[1], side], 1.6, 'p-solid');
  m.cylinder('pad', [at[0], at[1], z[0]], [at[0], at[1], z[1]], m.p.r ?? 4);
}

/** A sloping hip pad at `at` and an ankle roll at `feet`, on one frame. */
export function roman(m: Maker): void {
  const at = toVec(m.p.at ?? [0, 80, 0]), feet = toVec(m.p.feet ?? [-60, 20, 0]), slope: Vec = [Math.SQRT1_2, Math.SQRT1_2, 0];
  const across: Vec = [Math.SQRT1_2, -Math.SQRT1_2, 0], base = feet[0] - 12;
  m.bar('foot', [base, 1.6, 0], [at[0] + 26, 1.6, 0], 1.8, 'p-solid');
  m.bar('column', [at[0] + 14, 1.6, 0], add(at, mul(across, 6)), 2, 'p-solid');
  m.bar('arm', [feet[0], 1.6, 0], feet, 1.6, 'p-solid');
  m.cylinder('roll', [feet[0], feet[1], -15], [feet[0], feet[1], 15], 4);
  m.solid('pad', 'p-soft', [-13, 13].flatMap((t) => [0, 6].flatMap((d) => [-15, 15].map((z): Vec =>
    add(add(at, add(mul(slope, t), mul(across, d))), [0, 0, z])))));
}

/** A wobble board: a plate on a half ball. It lies under the foot that it is `on`, or at its place. */
export function board(m: Maker): void {
  const r = m.p.r ?? 20, h = m.p.h ?? 8, at = m.place() ?? [4, h, 0];
  const carrier = m.p.on?.split('.')[0], heel = m.point(`${carrier}.heel`), ball = m.point(`${carrier}.ball`);
  const tilt = heel && ball ? (ball[1] - heel[1]) / Math.hypot(ball[0] - heel[0], ball[2] - heel[2]) : 0;
  const axis: Vec = [-tilt, 1, 0], size = Math.hypot(tilt, 1), up = mul(axis, 1 / size);
  const centre: Vec = m.p.on ? at : [at[0], h, at[2]];
  const bowl = Array.from({ length: 7 }, (_, i) => Math.sin((i / 6) * Math.PI * 0.5));
  m.solid('bowl', 'p-solid', bowl.flatMap((s) => ring([centre[0], Math.max(0, centre[1] - 2 - s * (h - 2)), centre[2]], [0, 1, 0], r * 0.5 * Math.sqrt(1 - s * s * 0.92))));
  m.solid('plate', 'p-body', [...ring(add(centre, mul(up, -1.8)), up, r), ...ring(centre, up, r)]);
  m.solid('top', 'p-top', ring(centre, up, r));
}

/** A washbasin on its pedestal, the rim at h. */
export function basin(m: Maker): void {
  const x = valueOf(m.p.x, 45), h = m.p.h ?? 85, z = valueOf(m.p.z, 0);
  m.bar('pedestal', [x + 4, 2, z], [x + 4, h - 16, z], 6);
  m.solid('bowl', 'p-body', [...ring([x, h, z], [0, 1, 0], 22), ...ring([x + 3, h - 16, z], [0, 1, 0], 10)]);
  m.solid('rim', 'p-top', ring([x, h, z], [0, 1, 0], 22));
  m.line('tap', 'p-tap', [[x + 19, h, z], [x + 19, h + 13, z], [x + 9, h + 13, z], [x + 9, h + 10, z]]);
}
