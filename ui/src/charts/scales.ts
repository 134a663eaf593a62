// From values to places on the screen. Nothing here is a number that anybody is guided by.

import { max, nice, ticks as ticksOf } from 'd3-array';
import { line } from 'd3-shape';
import type { ChartPoint } from '../ipc/generated/ChartPoint';
import type { Row, Series, Tick } from './types';

export type Scale = (value: number) => number;
export type Drawn = ChartPoint & { value: number };

/** Straight from zero to an end. A scale of the library for any kind of value brings colours with it, whose code writes on
 * prototypes, and those of the window are frozen. */
export const acrossOf = (span: number, width: number): Scale => (value) => (value / Math.max(1, span)) * width;
export const upOf = (top: number, height: number): Scale => (value) => height - (value / top) * height;

/** The points of a series that have a value: all that is drawn of it. */
export function drawn(points: readonly ChartPoint[]): Drawn[] {
  return points.filter((point): point is Drawn => point.value !== null);
}

/** One path for each run of points that are joined; a point by itself has none. */
export function pathsOf(points: readonly ChartPoint[], place: (point: Drawn) => readonly [number, number]): string[] {
  const runs = new Map<number, Drawn[]>();
  for (const point of drawn(points)) runs.set(point.run, [...(runs.get(point.run) ?? []), point]);
  const path = line<Drawn>((point) => place(point)[0], (point) => place(point)[1]);
  return [...runs.values()].filter((run) => run.length > 1).map((run) => path(run) ?? '');
}

/** A round end for a scale, and a few round numbers on it. */
export function roundTop(series: readonly Series[], least: number, about = 4): { top: number; ticks: number[] } {
  const highest = max(series, (s) => max(drawn(s.points), (point) => point.value)) ?? 0;
  const [, end] = nice(0, Math.max(least, highest), about);
  const ticks = ticksOf(0, end, about);
  return { top: ticks.at(-1) ?? least, ticks };
}

/** So many of the ticks that their words do not run into each other: every one, every second, and so on. */
export function fitting(ticks: readonly Tick[], across: Scale, apart: number): Tick[] {
  const steps = ticks.slice(1).map((tick, i) => across(tick.x) - across(ticks[i]?.x ?? 0));
  const usual = max(steps) ?? apart;
  const every = Math.max(1, Math.ceil(apart / Math.max(1, usual)));
  // A first week that is cut short gives way to the second.
  const from = ticks.length > 2 && (steps[0] ?? apart) < Math.min(apart, usual) ? 1 : 0;
  return ticks.filter((_, i) => i >= from && (i - from) % every === 0);
}

/** Places of labels, moved apart where they would lie on each other; in the order in which they came. */
export function apart(wanted: readonly number[], least: number, end: number): number[] {
  const order = wanted.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  order.forEach((label, i) => {
    const above = order[i - 1];
    if (above !== undefined) label.y = Math.max(label.y, above.y + least);
  });
  const over = (order.at(-1)?.y ?? 0) - end;
  if (over > 0) order.forEach((label) => (label.y -= over));
  return wanted.map((_, i) => order.find((label) => label.i === i)?.y ?? 0);
}

/** The row that is nearest to a place. */
export function nearest(rows: readonly Row[], at: number): number {
  let best = 0;
  let gap = Infinity;
  rows.forEach((row, i) => {
    const away = Math.abs(row.x + row.wide / 2 - at);
    if (away < gap) [best, gap] = [i, away];
  });
  return best;
}
