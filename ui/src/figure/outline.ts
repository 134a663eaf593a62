// Purpose: plane geometry as SVG path text: hulls, capsules, lines. Must never know what is drawn with it.
import type { Vec } from './vec';

/** A number as path text, to a hundredth. */
export const num = (n: number): string => String(Math.round(n * 100) / 100);
export const xy = (v: Vec): string => `${num(v[0])} ${num(v[1])}`;

/** How far b lies to the left of the line from o to a. */
const turn = (o: Vec, a: Vec, b: Vec): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function half(sorted: readonly Vec[]): Vec[] {
  const h: Vec[] = [];
  for (const p of sorted) {
    for (let o = h.at(-2), a = h.at(-1); o && a && turn(o, a, p) <= 0; o = h.at(-2), a = h.at(-1)) h.pop();
    h.push(p);
  }
  h.pop();
  return h;
}

/** The convex outline of some points. */
export function hull(points: readonly Vec[]): readonly Vec[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...half(sorted), ...half(sorted.reverse())];
}

export const polygon = (points: readonly Vec[]): string => (points.length ? `M${points.map(xy).join('L')}Z` : '');
export const segmentPath = (a: Vec, b: Vec): string => `M${xy(a)}L${xy(b)}`;

function disc(c: Vec, r: number): string {
  return `M${num(c[0] - r)} ${num(c[1])}a${num(r)} ${num(r)} 0 1 1 ${num(2 * r)} 0a${num(r)} ${num(r)} 0 1 1 ${num(-2 * r)} 0Z`;
}

/** Two discs joined by their outer tangents; radii in centimetres. */
export function capsule(a: Vec, b: Vec, ra: number, rb: number): string {
  const dx = b[0] - a[0], dy = b[1] - a[1], d = Math.hypot(dx, dy);
  if (d <= Math.abs(ra - rb) + 1e-3) return ra > rb ? disc(a, ra) : disc(b, rb);
  const along = Math.atan2(dy, dx), spread = Math.acos((ra - rb) / d);
  const rim = (c: Vec, r: number, angle: number): string => `${num(c[0] + r * Math.cos(angle))} ${num(c[1] + r * Math.sin(angle))}`;
  const arc = (r: number, large: boolean, to: string): string => `A${num(r)} ${num(r)} 0 ${large ? 1 : 0} 1 ${to}`;
  return `M${rim(a, ra, along - spread)}L${rim(b, rb, along - spread)}${arc(rb, rb > ra, rim(b, rb, along + spread))}`
    + `L${rim(a, ra, along + spread)}${arc(ra, ra > rb, rim(a, ra, along - spread))}Z`;
}
