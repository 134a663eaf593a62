// A chart as data: one description from which the drawing, the read-out and the table are made, so that they say the same.

import type { ChartName } from '../ipc/generated/ChartName';
import type { ChartPoint } from '../ipc/generated/ChartPoint';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { Word } from '../ipc/generated/Word';

/** How a series is told apart without its colour. */
export type Shape = 'disc' | 'square' | 'diamond' | 'triangle';
export type Ink = 'ink' | 'ink2' | 'part';

export interface Series {
  key: string;
  label: string;
  /** In the key above the drawing, where it is a shorter one. */
  name?: string;
  /** A `column` stands in the table and in the read-out only. */
  kind: 'line' | 'bar' | 'column';
  shape: Shape;
  ink: Ink;
  /** Lengths of stroke and gap; none is a whole line. */
  dash: string | null;
  points: readonly ChartPoint[];
  /** A value with its unit. */
  say: (value: number) => string;
  /** What is said where nothing was answered. */
  unknown: string;
}

export interface Band {
  word: Word;
  over: number;
  to: number;
  label: string;
  means: string;
}

export type MarkShape = 'up' | 'down' | 'change' | 'extra' | 'skip' | 'flare' | 'span';

/** Something on a day, or from a day on. */
export interface Mark {
  x: number;
  /** Days, or weeks, that it lasts; drawn as a bar. */
  long: number;
  /** It may go on beyond. */
  open?: boolean;
  shape: MarkShape;
}

export interface Lane {
  key: string;
  label: string;
  marks: readonly Mark[];
}

export interface Panel {
  key: string;
  /** What stands above it; none where the chart has only one. */
  label: string | null;
  height: number;
  /** The end of its scale, and the numbers beside it. */
  top: number;
  ticks: readonly number[];
  unit: string;
  bands: readonly Band[];
  /** A line of its own across the panel. */
  limit: { at: number; label: string } | null;
  series: readonly Series[];
  /** Bars in front of each other, the first behind. */
  over?: boolean;
}

export interface Tick {
  x: number;
  label: string;
}

/** The horizontal axis: days, or weeks. */
export interface Axis {
  span: number;
  ticks: readonly Tick[];
  /** Where today stands. */
  now: number | null;
  nowLabel: string;
}

/** One place of the cursor: what is printed, said, and stands in the table. */
export interface Row {
  x: number;
  /** How wide the place is. */
  wide: number;
  label: string;
  cells: readonly string[];
}

export interface Chart {
  name: ChartName;
  /** Tells charts of the same name apart. */
  key: string;
  title: string;
  lead: string;
  axis: Axis;
  lanes: readonly Lane[];
  panels: readonly Panel[];
  /** The heads of the table: what a row is, then one for each cell. */
  columns: readonly [string, ...string[]];
  rows: readonly Row[];
  sources: readonly SourceNote[];
  /** What would fill it; null where there is something to draw. */
  empty: string | null;
}
