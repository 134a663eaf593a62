// Purpose: what the figure stands on, holds or wears, by kind.
// Must never carry a contact: the pose data says where the body goes, a prop is only drawn there.
import type { Camera } from './camera';
import * as room from './furniture';
import * as kit from './kit';
import * as machines from './machines';
import { Maker, spanOf, valueOf, type Layer, type PropShape, type Span } from './maker';
import type { Solved } from './solve';
import type { PropData } from './types';
import { toVec, type Vec } from './vec';

/** The last number is how heavy marks are drawn, 1 in the picture of a standing figure. */
type Make = (m: Maker, cam: Camera, g: Solved, weight: number) => void;
/** Each kind with the layer that it has when the data names none. */
const KINDS: Readonly<Record<string, readonly [Layer, Make]>> = {
  step: ['back', room.step], mat: ['back', room.mat], pillow: ['back', room.pillow], chair: ['back', room.chair], bench: ['back', room.bench],
  wall: ['back', room.wall], rail: ['back', room.rail], post: ['back', room.post], footbar: ['front', room.footbar], roman: ['back', room.roman],
  board: ['back', room.board], basin: ['back', room.basin],
  band: ['front', (m, cam) => { kit.band(m, cam, 'p-band'); }], strap: ['front', kit.strap],
  roller: ['back', (m) => { kit.roll(m, 7.5, 40, 'p-iron'); }], towelroll: ['back', (m) => { kit.roll(m, 3, 24, 'p-towel'); }],
  towel: ['back', kit.towel], bottle: ['back', kit.bottle], weight: ['front', kit.weight], block: ['front', kit.block], ball: ['front', kit.ball],
  marbles: ['front', kit.marbles], bowl: ['back', kit.bowl], hands: ['front', kit.hands], brush: ['front', kit.brush], push: ['front', (m, cam, _g, weight) => { kit.push(m, cam, weight); }],
  backpack: ['front', kit.backpack],
  bike: ['back', machines.bike], rower: ['back', machines.rower], elliptical: ['back', machines.elliptical], water: ['front', machines.water], ice: ['front', machines.ice],
  letters: ['back', (m, cam) => { kit.letters(m, cam); }],
  trace: ['front', () => undefined], // drawn with the arcs, for it needs the whole movement
};
export const PROP_KINDS: readonly string[] = Object.keys(KINDS);

/** The same key, with nothing to see. */
const hidden = ({ layer, shape }: PropShape): PropShape => ({ layer, shape: shape.kind === 'path' ? { ...shape, d: '' } : { ...shape, r: 0 } });

/** The shapes of one prop; a kind that is not known draws nothing. Keys start with `key`. */
export function propShapes(p: PropData, key: string, cam: Camera, g: Solved, weight: number): readonly PropShape[] {
  const kind = Object.hasOwn(KINDS, p.kind) ? KINDS[p.kind] : undefined;
  if (!kind) return [];
  const m = new Maker(p, key, cam, g, kind[0]);
  kind[1](m, cam, g, weight);
  const shown = p.during?.split(' ').reduce((sum, name) => sum + g.pose.share(name), 0) ?? 1;
  return shown < 0.5 ? m.shapes.map(hidden) : m.shapes;
}

/** Corners that the picture must show (cm), for fitting a frame; a wall may run out of it. */
export function propCorners(p: PropData): readonly Vec[] {
  const x = valueOf(p.x, 40), at = toVec(p.at ?? [0, 0, 0]);
  const boxes: Readonly<Record<string, readonly [Span, Span, Span]>> = {
    mat: [spanOf(p.x, 0, 0), [-1.6, 0], spanOf(p.z, 0, 0)],
    step: [[valueOf(p.x, 0), valueOf(p.x, 0) + (p.d ?? 34) + (p.next ? 30 : 0)], [0, (p.h ?? 18) * (p.next ? 2 : 1)], spanOf(p.z, -30, 30)],
    pillow: [spanOf(p.x, -16, 22), [0, p.h ?? 6], spanOf(p.z, -18, 18)],
    chair: [(p.face ?? 1) > 0 ? [x - 3, x + 42] : [x - 42, x + 3], [0, p.h ?? 92], spanOf(p.z, -20, 20)],
    bench: [spanOf(p.x, -50, 50), [0, p.h ?? 42], spanOf(p.z, -16, 16)],
    rail: [[x - (p.w ?? 12), x + (p.w ?? 12)], [0, p.h ?? 100], [valueOf(p.z, -22), valueOf(p.z, -22)]],
    post: [[x, x], [0, p.h ?? 60], [valueOf(p.z, 0), valueOf(p.z, 0)]],
    basin: [[x - 22, x + 22], [0, (p.h ?? 85) + 14], [-20, 20]],
    towel: [spanOf(p.x, -20, 40), [0, 0], spanOf(p.z, -14, 14)],
    roman: [[toVec(p.feet ?? [-60, 20, 0])[0] - 12, at[0] + 26], [0, at[1]], [-15, 15]],
    roller: [[at[0] - 8, at[0] + 8], [0, at[1] + 8], [-20, 20]],
    bike: [[-76, 94], [0, 100], [0, 0]],
    rower: [[-80, 84], [0, 60], [0, 0]],
    elliptical: [[-82, 62], [0, 112], [0, 0]],
    bowl: [[at[0] - 9, at[0] + 9], [0, 7], [at[2] - 9, at[2] + 9]],
  };
  const box = p.on ? undefined : boxes[p.kind];
  return box ? box[0].flatMap((i) => box[1].flatMap((j) => box[2].map((k): Vec => [i, j, k]))) : [];
}
