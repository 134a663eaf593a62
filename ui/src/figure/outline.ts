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

const rim = (c: Vec, r: number, angle: number): string => `${num(c[0] + r * Math.cos(angle))} ${num(c[1] + r * Math.sin(angle))}`;
const arc = (r: number, large: boolean, to: string): string => `A${num(r)} ${num(r)} 0 ${large ? 1 : 0} 1 ${to}`;

/** The course of two discs' outer tangents and how far they lie apart; null when one disc holds the other. */
function tangents(a: Vec, b: Vec, ra: number, rb: number): { along: number; spread: number } | null {
  const dx = b[0] - a[0], dy = b[1] - a[1], d = Math.hypot(dx, dy);
  return d <= Math.abs(ra - rb) + 1e-3 ? null : { along: Math.atan2(dy, dx), spread: Math.acos((ra - rb) / d) };
}

/** Two discs joined by their outer tangents; radii in centimetres. */
export function capsule(a: Vec, b: Vec, ra: number, rb: number): string {
  const at = tangents(a, b, ra, rb);
  if (!at) return ra > rb ? disc(a, ra) : disc(b, rb);
  const { along, spread } = at;
  return `M${rim(a, ra, along - spread)}L${rim(b, rb, along - spread)}${arc(rb, rb > ra, rim(b, rb, along + spread))}`
    + `L${rim(a, ra, along + spread)}${arc(ra, ra > rb, rim(a, ra, along - spread))}Z`;
}

/** A disc on its way. */
export interface Bead { readonly c: Vec; readonly r: number }

/**
 * Discs on a gentle curve, each joined to the next, as one outline: round at its ends, straight from tangent to tangent.
 * What turns too sharply for that, or is seen end on, is a row of capsules.
 */
export function tube(beads: readonly Bead[]): string {
  let there = '', back = '', close = '', last = Number.NaN;
  for (let i = 1; i < beads.length; i++) {
    const a = beads[i - 1], b = beads[i];
    if (!a || !b) continue;
    const at = tangents(a.c, b.c, a.r, b.r);
    if (!at || Math.cos(at.along - last) < GENTLE) return beads.slice(1).map((now, k) => joined(beads[k] ?? now, now)).join('');
    const { along, spread } = at;
    last = along;
    if (i === 1) close = `${arc(a.r, a.r > b.r, rim(a.c, a.r, along - spread))}Z`;
    there += `${i === 1 ? 'M' : 'L'}${rim(a.c, a.r, along - spread)}L${rim(b.c, b.r, along - spread)}`;
    if (i === beads.length - 1) there += arc(b.r, b.r > a.r, rim(b.c, b.r, along + spread));
    back = `${i === beads.length - 1 ? '' : `L${rim(b.c, b.r, along + spread)}`}L${rim(a.c, a.r, along + spread)}${back}`;
  }
  return there + back + close;
}

const GENTLE = Math.cos(0.35); // a corner of twenty degrees is cut by less than a sixtieth of the radius
const joined = (a: Bead, b: Bead): string => capsule(a.c, b.c, a.r, b.r);
