// Purpose: the piece of the world that the picture shows: the one given, or one fitted to the figure as it moves.
// Must never depend on the moment, so that the picture doesn't breathe.
import { arcBounds } from './arc';
import { cameraOf } from './camera';
import { spanOf, type Span } from './maker';
import { once } from './memo';
import { num } from './outline';
import { inPhaseAt } from './phase';
import { propCorners } from './props';
import { findPoint, type Skeleton } from './skeleton';
import { solveAt, type Solved } from './solve';
import type { FigureData, PropData } from './types';
import { clamp, type Vec } from './vec';

type Frame = readonly [left: number, top: number, width: number, height: number];

/** How far skin lies from a point's centre (cm), by the last part of its name. */
const FLESH: Readonly<Record<string, number>> = {
  head: 11.5, pelvis: 11, waist: 9, chest: 10, c7: 7, skull: 6, shoulder: 6, hip: 9.5, knee: 6, ankle: 5, heel: 2, sole: 1, ball: 2, toe: 2, elbow: 4, wrist: 3, hand: 2,
};
const AIR = 5;
const MAT = 9; // how far a mat that is given no size lies beyond the body (cm)
const TRACE = 48; // places on a traced way, a phase
const SAMPLES = [0, 0.25, 0.5, 0.75];

/** The figure at some moments of every phase. */
export const momentsOf = once((fig: FigureData): readonly Solved[] => {
  const moments = fig.phases.flatMap((_, index) => SAMPLES.map((t) => inPhaseAt(fig, index, t)));
  return moments.length ? moments : [solveAt(fig, '')];
});
const fleshy = (g: Skeleton) => Object.entries(g.points).map(([name, at]) => ({ at, r: FLESH[name.split('.').at(-1) ?? ''] ?? 5 }));

/** The figure's props; in a fitted picture a mat reaches no farther than a little beyond the body, wherever that goes. */
export const propsOf = once((fig: FigureData): readonly PropData[] => (fig.props ?? []).map((p) => {
  if (p.kind !== 'mat' || (fig.frame && p.x && p.z)) return p;
  const points = momentsOf(fig).flatMap(fleshy), under = (axis: 0 | 2, given: PropData['x']): Span => {
    const [from, to] = spanOf(given, -Infinity, Infinity);
    return [Math.max(from, Math.min(...points.map(({ at, r }) => at[axis] - r)) - MAT), Math.min(to, Math.max(...points.map(({ at, r }) => at[axis] + r)) + MAT)];
  };
  return { ...p, x: under(0, p.x), z: under(2, p.z) };
}));

/** The ways that traced points go, closed. */
export const tracesOf = once((fig: FigureData): readonly { point: string; way: readonly Vec[] }[] =>
  [fig.trace?.of, ...(fig.props ?? []).filter((p) => p.kind === 'trace').map((p) => p.on)].filter((name) => name != null).map((point) => {
    const way = fig.phases.flatMap((_, index) => Array.from({ length: TRACE }, (_step, i) => findPoint(inPhaseAt(fig, index, i / TRACE), point)));
    const there = way.filter((v) => v !== undefined);
    return { point, way: [...there, ...there.slice(0, 1)] };
  }));

function fitted(fig: FigureData): Frame {
  const cam = cameraOf(fig, false);
  const round = [
    ...momentsOf(fig).flatMap(fleshy).map(({ at, r }) => ({ at: cam(at), r })),
    ...propsOf(fig).flatMap(propCorners).map((v) => ({ at: cam(v), r: 2 })),
    ...arcBounds(fig).map((v) => ({ at: v, r: 3 })),
  ];
  const left = Math.min(...round.map(({ at, r }) => at[0] - r)) - AIR, right = Math.max(...round.map(({ at, r }) => at[0] + r)) + AIR;
  const top = Math.min(...round.map(({ at, r }) => at[1] - r)) - AIR, bottom = Math.max(...round.map(({ at, r }) => at[1] + r)) + AIR;
  return [left, top, right - left, bottom - top];
}

/** Left, top, width, height in centimetres, unmirrored; a frame that the data gives wins. */
export const frameOf = once((fig: FigureData): Frame => {
  const [left, top, width, height] = fig.frame ?? [];
  if (left === undefined || top === undefined || !width || !height) return fitted(fig);
  return [left, top, width, height];
});

/** The frame for a drawing; mirrored, the same piece seen from the other side. */
export function frameFor(fig: FigureData, mirror: boolean): Frame {
  const [left, top, width, height] = frameOf(fig);
  return mirror ? [-left - width, top, width, height] : [left, top, width, height];
}
/** How heavy lines and marks are drawn: 1 in the picture of a standing figure, lighter in a close-up. */
export const weightOf = (frame: Frame): number => clamp(Math.max(frame[2], frame[3] * 0.7) / 158, 0.35, 1.4);
export const viewBox = (frame: Frame): string => frame.map(num).join(' ');
