import { expect, test } from 'vitest';
import type { ChartPoint } from '../ipc/generated/ChartPoint';
import { acrossOf, apart, drawn, fitting, nearest, pathsOf, roundTop, upOf } from './scales';
import type { Series } from './types';

const point = (x: number, value: number | null, run = 0): ChartPoint => ({ x, day: `2026-03-${String(x + 1).padStart(2, '0')}`, value, run, word: null });
const of = (points: ChartPoint[]) => ({ key: 's', label: 'S', kind: 'line', shape: 'disc', ink: 'ink', dash: null, points, say: String, unknown: 'not answered' }) as Series;

test('a gap stays a gap: one path for each run, none for a point by itself', () => {
  const across = acrossOf(10, 100);
  const up = upOf(10, 50);
  const points = [point(0, 0), point(1, 10), point(2, null, 1), point(3, 5, 2), point(5, 5, 3), point(6, 0, 3)];
  const paths = pathsOf(points, (p) => [across(p.x), up(p.value)]);
  expect(paths).toEqual(['M0,50L10,0', 'M50,25L60,50']);
  expect(drawn(points).map((p) => p.x)).toEqual([0, 1, 3, 5, 6]);
});

test('nought is on the ground, and what nobody told is nowhere', () => {
  expect(upOf(10, 50)(0)).toBe(50);
  expect(drawn([point(0, null), point(1, 0)]).map((p) => p.value)).toEqual([0]);
});

test.each([
  [[], 1, 1],
  [[3], 1, 3],
  [[7.5], 1, 8],
  [[92], 1, 100],
  [[0, null], 10, 10],
])('a scale for %j ends at a round number', (values, least, top) => {
  const round = roundTop([of(values.map((value, x) => point(x, value)))], least);
  expect(round.top).toBe(top);
  expect(round.ticks.at(-1)).toBe(top);
  expect(round.ticks[0]).toBe(0);
});

test('words of an axis never run into each other', () => {
  const across = acrossOf(84, 400);
  const ticks = [0, 3, 10, 17, 24, 31, 38, 45, 52, 59, 66, 73, 80].map((x) => ({ x, label: String(x) }));
  const kept = fitting(ticks, across, 60);
  const gaps = kept.slice(1).map((tick, i) => across(tick.x) - across(kept[i]?.x ?? 0));
  expect(kept.length).toBeGreaterThan(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60);
  expect(fitting([], across, 60)).toEqual([]);
});

test('labels that would lie on each other are moved apart, and stay inside', () => {
  expect(apart([10, 12, 60], 16, 100)).toEqual([10, 26, 60]);
  expect(apart([95, 90], 16, 100)).toEqual([100, 84]);
});

test('the nearest row is the one under the pointer', () => {
  const rows = [0, 7, 14].map((x) => ({ x, wide: 7, label: '', cells: [] }));
  expect([0, 6.9, 7.1, 99].map((at) => nearest(rows, at))).toEqual([0, 0, 1, 2]);
});
