// Purpose: what the signs of activities sit on or move in: a bicycle, a rowing machine, a cross-trainer, water, ice.
// Must never be needed by an exercise: these are drawn for signs only.
import { ring, type Maker } from './maker';
import type { Vec } from './vec';

const wheel = (m: Maker, name: string, x: number, y: number, r: number): void => {
  m.circle(name, 'p-frame', [x, y, 0], r);
};

/** Bottom bracket at x 0, height 30; the saddle is at (-20, 92), the grips at (42, 100). */
export function bike(m: Maker): void {
  wheel(m, 'back', -44, 33, 31);
  wheel(m, 'front', 62, 33, 31);
  wheel(m, 'chain', 0, 30, 8);
  m.line('frame', 'p-frame', [[-44, 33, 0], [0, 30, 0], [-17, 80, 0], [-44, 33, 0]]);
  m.line('tubes', 'p-frame', [[-15, 74, 0], [36, 80, 0], [0, 30, 0]]);
  m.line('fork', 'p-frame', [[62, 33, 0], [36, 80, 0], [32, 96, 0], [44, 98, 0]]);
  m.line('post', 'p-frame', [[-15, 74, 0], [-20, 90, 0]]);
  m.bar('saddle', [-29, 91, 0], [-12, 91, 0], 2, 'p-iron');
  m.line('crank', 'p-frame', [[0, 47, -6], [0, 30, 0], [0, 13, 6]]);
}

/** A rail with a sliding seat, a footplate and a flywheel; the chain runs to the near hand. */
export function rower(m: Maker): void {
  m.bar('rail', [-78, 26, 0], [56, 20, 0], 1.8, 'p-solid');
  m.bar('leg', [-72, 0, 0], [-72, 26, 0], 1.6, 'p-solid');
  m.bar('stand', [66, 0, 0], [66, 34, 0], 1.8, 'p-solid');
  wheel(m, 'flywheel', 66, 42, 17);
  m.bar('plate', [38, 12, 0], [50, 42, 0], 1.6, 'p-solid');
  const seat = m.point('pelvis'), hand = m.point('near.hand');
  if (seat) m.bar('seat', [seat[0] - 9, seat[1] - 11, 0], [seat[0] + 9, seat[1] - 11, 0], 2, 'p-iron');
  if (hand) m.line('chain', 'p-frame', [[58, 52, 0], [hand[0] - 2, hand[1], 0]]);
  if (hand) m.bar('handle', [hand[0] - 2, hand[1], -14], [hand[0] - 2, hand[1], hand[2] + 4], 1.3, 'p-iron');
}

/** A cross-trainer: a flywheel, two foot rails that go up and down, and two moving poles. */
export function elliptical(m: Maker): void {
  m.bar('base', [-66, 2, 0], [62, 2, 0], 1.8, 'p-solid');
  wheel(m, 'flywheel', -56, 30, 24);
  m.bar('column', [52, 2, 0], [40, 112, 0], 2, 'p-solid');
  for (const side of ['far', 'near'] as const) {
    const ball = m.point(`${side}.ball`), sole = m.point(`${side}.sole`), hand = m.point(`${side}.hand`), z = side === 'near' ? 9 : -9;
    if (ball && sole) m.bar(`${side}rail`, [-56, 30 + (sole[1] - 26), z], [46, ball[1] - 3, z], 1.4, 'p-solid');
    if (ball && hand) m.line(`${side}pole`, 'p-frame', [[46, ball[1] - 3, z], [46, 64, z], [hand[0], hand[1] + 8, z * 2]]);
  }
}

/** Waves at the height h, from one end of x to the other. */
export function water(m: Maker): void {
  const h = m.p.h ?? 0, span = 224;
  for (const [row, y] of [h, h - 9].entries()) {
    const points = Array.from({ length: 113 }, (_, i): Vec => [i * 2 - span / 2 + row * 6, y + Math.sin((i * 2 + row * 9) / 7) * 1.8, 0]);
    m.line(`wave${row}`, row ? 'p-edge' : 'p-frame', points);
  }
}

/** A cold pack that lies on a joint. */
export function ice(m: Maker): void {
  const at = m.place();
  if (!at) return;
  const w = (m.p.w ?? 22) / 2, h = m.p.h ?? 9;
  m.solid('pack', 'p-ice', ring([0, 0, 0], [0, 0, 1], 1).map((v): Vec => [at[0] + Math.sign(v[0]) * Math.abs(v[0]) ** 0.5 * w, at[1] + Math.sign(v[1]) * Math.abs(v[1]) ** 0.6 * h * 0.5, at[2]]));
  const star = (a: number): readonly Vec[] => [[at[0] - Math.cos(a) * 3.4, at[1] - Math.sin(a) * 3.4, at[2]], [at[0] + Math.cos(a) * 3.4, at[1] + Math.sin(a) * 3.4, at[2]]];
  for (const i of [0, 1, 2]) m.line(`star${i}`, 'p-star', star((i * Math.PI) / 3));
}
