// Purpose: how a movement is spread over its phase, as pure curves from 0..1 to 0..1.
// Must never keep time: progress comes in from outside.
import type { Maybe } from './types';

export type Ease = (t: number) => number;

const SOFT = 0.18; // the share of a steady movement that is spent starting, and again stopping
const PEAK = 1 / (1 - SOFT);

export const sine: Ease = (t) => 0.5 - 0.5 * Math.cos(Math.PI * t);
export const linear: Ease = (t) => t;
export const settle: Ease = (t) => 1 - (1 - t) ** 3;
/** Soft ends and constant speed between them, so that a slow lowering can be followed. */
export const steady: Ease = (t) => {
  if (t < SOFT) return (PEAK * t * t) / (2 * SOFT);
  if (t > 1 - SOFT) return 1 - (PEAK * (1 - t) ** 2) / (2 * SOFT);
  return PEAK * (t - SOFT / 2);
};

const EASES = new Map<string, Ease>([['sine', sine], ['linear', linear], ['settle', settle], ['steady', steady]]);

/** The ease of that name; a name that is not known is drawn as `sine`. */
export const easeNamed = (name: Maybe<string>): Ease => EASES.get(name ?? 'sine') ?? sine;
export const isEase = (name: string): boolean => EASES.has(name);
