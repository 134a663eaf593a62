// Purpose: from the world to the picture. Must never know what it looks at.
import type { FigureData } from './types';
import { radians, type Vec } from './vec';

/** Picture x and y in centimetres (y down), and depth (towards the viewer). */
export type Camera = (v: Vec) => Vec;

/** A parallel camera at azimuth and elevation in degrees; `mirror` flips the picture left to right. */
export function cameraOf(fig: FigureData, mirror: boolean): Camera {
  const az = radians(fig.view?.[0] ?? 16), el = radians(fig.view?.[1] ?? 7), flip = mirror ? -1 : 1;
  const ca = Math.cos(az), sa = Math.sin(az), ce = Math.cos(el), se = Math.sin(el);
  return (v) => {
    const x = v[0] * ca - v[2] * sa, z = v[0] * sa + v[2] * ca;
    return [x * flip, -(v[1] * ce - z * se), v[1] * se + z * ce];
  };
}
