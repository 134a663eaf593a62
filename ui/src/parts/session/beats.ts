// The column of beats: one block for each second of the phase. Pure, so that it can be checked without a window.

import type { PhaseKind } from '../../ipc/generated/PhaseKind';

export interface Beat {
  /** Its share of the column: 1, or less for the last part of a second. */
  size: number;
  /** 0 to 1. */
  fill: number;
}
export interface Beats {
  /** From top to bottom. */
  blocks: Beat[];
  /** Where the fill of a block begins. */
  from: 'top' | 'bottom';
}

/** More blocks than this are too thin to be counted from a stair: one long block takes their place. */
const MOST = 12;

/** `whole`: blocks fill and empty at once, for people who want less motion. */
export function beatsOf(kind: PhaseKind, lengthMs: number | null, progress: number, whole: boolean): Beats {
  if (lengthMs === null) return { blocks: [{ size: 1, fill: 0 }], from: 'top' };
  const seconds = lengthMs / 1000;
  const gone = whole ? Math.floor(progress * seconds + 1e-6) : progress * seconds;
  if (kind === 'rest' || seconds > MOST) {
    return { blocks: [{ size: 1, fill: clamp(1 - gone / seconds) }], from: 'bottom' };
  }
  const sizes = Array.from({ length: Math.max(1, Math.ceil(seconds - 1e-6)) }, (_, i) => Math.min(1, seconds - i));
  if (kind === 'lower') return { blocks: sizes.map((size, i) => ({ size, fill: clamp((gone - i) / size) })), from: 'top' };
  // Counted from the floor up: a raise fills, a hold and a count-in empty from the top.
  const level = kind === 'raise' ? gone : seconds - gone;
  const up = sizes.map((size, i) => ({ size, fill: clamp((level - i) / size) }));
  return { blocks: up.reverse(), from: 'bottom' };
}

function clamp(part: number): number {
  return Math.min(Math.max(part, 0), 1);
}
