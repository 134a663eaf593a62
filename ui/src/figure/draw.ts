// Purpose: the whole picture as a list of keyed shapes from back to front.
// Must never build nodes or text, and never change the keys or their order from one moment to the next.
import { arcShapes, lineShapes, traceShapes } from './arc';
import { cameraOf, type Camera } from './camera';
import { footShape } from './feet';
import { frameFor, propsOf, tracesOf, viewBox, weightOf } from './frame';
import { once } from './memo';
import { num } from './outline';
import { posesOf } from './pose';
import { propShapes } from './props';
import { arm, head, leg, torso } from './shapes';
import { hostOf, sinewPath } from './sinew';
import { findPoint, type Skeleton } from './skeleton';
import { solve, type Solved } from './solve';
import type { FigureData, FigureDrawing, FigureShape, PropData, Side } from './types';

export interface DrawOptions {
  /** Flip the picture left to right, for the other leg. */
  mirror?: boolean;
  backpack?: boolean;
}

const PARTS = ['far.arm', 'far.leg', 'torso', 'head', 'near.leg', 'near.arm'] as const;
type Part = (typeof PARTS)[number];

/** How near to the viewer a part lies; the near limbs win a draw. */
function depth(part: Part, g: Skeleton, cam: Camera): number {
  const p = g.points, z = (...names: (keyof typeof p)[]): number => names.reduce((sum, n) => sum + cam(p[n])[2], 0) / names.length;
  switch (part) {
    case 'far.arm': return z('far.elbow', 'far.shoulder');
    case 'far.leg': return z('far.hip', 'far.knee', 'far.ankle');
    case 'torso': return z('pelvis', 'chest');
    case 'head': return z('head') - 0.5;
    case 'near.leg': return z('near.hip', 'near.knee', 'near.ankle') + 0.01;
    case 'near.arm': return z('near.elbow', 'near.shoulder') + 0.02;
  }
}

/** From back to front: as the data says, or by depth over all poses, so that no part jumps while it moves. */
const orderOf = once((fig: FigureData): readonly Part[] => {
  const given = fig.order;
  if (given) return [...PARTS].sort((a, b) => given.indexOf(a) - given.indexOf(b));
  const cam = cameraOf(fig, false), poses = [...posesOf(fig).values()].map((pose) => solve(fig, pose));
  const mean = new Map(PARTS.map((part) => [part, poses.reduce((sum, g) => sum + depth(part, g, cam), 0)]));
  return [...PARTS].sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0));
});

const path = (key: string, cls: string, d: string): FigureShape => ({ kind: 'path', key, cls, d });

function limbShapes(part: Part, side: Side, bare: boolean, g: Solved, cam: Camera): readonly FigureShape[] {
  const tone = `f-${side}`, upper = part.endsWith('arm'), { toe, arch } = g.pose[side];
  const limb = upper ? arm(g, cam, side) : leg(g, cam, side), foot = upper ? '' : footShape(g, cam, side, { bare, toe, arch });
  return [
    path(`${part}.halo`, 'f-halo', limb.halo + foot),
    path(part, tone, limb.whole),
    ...(upper ? [] : [path(`${part}.shoe`, `${tone} ${bare ? 'f-bare' : 'f-shoe'}`, foot)]),
  ];
}

function partShapes(part: Part, bare: boolean, g: Solved, cam: Camera): readonly FigureShape[] {
  if (part === 'torso') return [path(part, 'f-body', torso(g, cam))];
  if (part === 'head') return [path(part, 'f-body', head(g, cam))];
  return limbShapes(part, part.startsWith('near') ? 'near' : 'far', bare, g, cam);
}

/** The picture of a solved figure. Lengths in the drawing are centimetres; colours are the component's. */
export function draw(fig: FigureData, g: Solved, options: DrawOptions = {}): FigureDrawing {
  const mirror = options.mirror ?? false, cam = cameraOf(fig, mirror), frame = frameFor(fig, mirror), weight = weightOf(frame);
  const worn: readonly PropData[] = options.backpack ? [{ kind: 'backpack' }] : [];
  const props = [...propsOf(fig), ...worn].flatMap((p, i) => propShapes(p, `${p.kind}${i}`, cam, g, weight));
  const layer = (name: string): FigureShape[] => props.filter((p) => p.layer === name).map((p) => p.shape);
  const host = fig.sinew ? hostOf(fig.sinew) : null;
  const body = orderOf(fig).flatMap((part) => [
    ...partShapes(part, fig.feet === 'bare', g, cam),
    ...(fig.sinew && part === host ? [path('sinew', 'f-sinew', sinewPath(g, cam, fig.sinew, weight))] : []),
    ...layer(part), ...(part === 'torso' ? layer('trunk') : []),
  ]);
  const traces = tracesOf(fig).flatMap(({ point, way }) => traceShapes(way, findPoint(g, point), cam, weight));
  const floor = `M${num(frame[0] + 4)} 0H${num(frame[0] + frame[2] - 4)}`;
  return {
    viewBox: viewBox(frame),
    weight,
    shapes: [
      ...(fig.ground === false ? [] : [path('ground', 'f-ground', floor)]),
      ...layer('back'), ...body, ...layer('front'), ...lineShapes(fig, g, cam), ...arcShapes(fig, g, mirror, weight), ...traces,
    ],
  };
}
