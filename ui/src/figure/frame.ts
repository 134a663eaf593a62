// Purpose: the piece of the world that the picture shows: the one given, or one fitted to all poses of the figure.
// Must never depend on the moment, so that the picture doesn't breathe.
import { cameraOf } from './camera';
import { once } from './memo';
import { num } from './outline';
import { posesOf } from './pose';
import { propCorners } from './props';
import { solve } from './solve';
import type { FigureData } from './types';

type Frame = readonly [left: number, top: number, width: number, height: number];

const FLESH = 12; // the farthest that skin lies from a joint's centre, with a little air (cm)

function fitted(fig: FigureData): Frame {
  const cam = cameraOf(fig, false);
  const body = [...posesOf(fig).values()].flatMap((pose) => Object.values(solve(fig, pose).points).map(cam));
  const props = (fig.props ?? []).flatMap(propCorners).map(cam);
  const xs = [...body.flatMap((p) => [p[0] - FLESH, p[0] + FLESH]), ...props.map((p) => p[0])];
  const ys = [...body.flatMap((p) => [p[1] - FLESH, p[1] + FLESH]), ...props.map((p) => p[1])];
  if (!xs.length) return [-72, -200, 144, 212];
  const left = Math.min(...xs) - 4, top = Math.min(...ys) - 2;
  return [left, top, Math.max(...xs) + 4 - left, Math.max(...ys) + 4 - top];
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
export const viewBox = (frame: Frame): string => frame.map(num).join(' ');
