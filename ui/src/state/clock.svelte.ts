// The session's clock as the window reads it. The session keeps the time; this only tells what it is between two
// snapshots, and wakes only while something moves, no oftener than an eye can use.

import type { Snapshot } from '../ipc/generated/Snapshot';

/** What the clock needs of the window, so that a test can bring its own. */
export interface Ticker {
  /** Milliseconds that never go back. */
  now(): number;
  /** Calls `draw` once, `ms` from now; `onFrame`, together with the next frame from then on. Gives what stops it. */
  after(ms: number, onFrame: boolean, draw: () => void): () => void;
}

export const windowTicker: Ticker = {
  now: () => performance.now(),
  after(ms, onFrame, draw) {
    let frame = 0;
    const timer = setTimeout(() => {
      if (onFrame) frame = requestAnimationFrame(draw);
      else draw();
    }, ms);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  },
};

/** What moves, and what only drains. */
export type Pace = 'smooth' | 'slow';

/** A little less than two frames of sixty: every second one is drawn, and none is asked for in between. */
export const SMOOTH_MS = 27;
const SLOW_MS = 200;
/** A timer may come a moment early. */
const SURELY_MS = 3;

export class SessionClock {
  /** The session's clock at the last drawing, in milliseconds. */
  now = $state(0);
  #offset = 0;
  #rate = 0;
  #pace: Pace = 'slow';
  #beat = 0;
  #cancel: (() => void) | null = null;

  constructor(private readonly ticker: Ticker = windowTicker) {}

  /** Takes the time from a snapshot. Between two, `now = offset + window clock × rate`; while paused it stands. */
  take(snapshot: Snapshot): void {
    this.#rate = snapshot.status === 'running' ? snapshot.clock_rate : 0;
    this.#offset = snapshot.now_ms - this.ticker.now() * this.#rate;
    this.now = this.read();
  }

  read(): number {
    return this.#offset + this.ticker.now() * this.#rate;
  }

  /** Draws thirty times a second, or five times at the fifths of a second about `beat`; never when the pace is null. */
  run(pace: Pace | null, beat = 0): void {
    this.stop();
    if (pace === null || this.#rate === 0) return;
    this.#pace = pace;
    this.#beat = beat;
    this.#wait();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #wait(): void {
    const smooth = this.#pace === 'smooth';
    this.#cancel = this.ticker.after(smooth ? SMOOTH_MS : this.#untilBeat(), smooth, this.#draw);
  }

  /** So that a new second is shown when it begins, not up to a fifth of one later. */
  #untilBeat(): number {
    const left = (this.#beat - this.read()) / this.#rate;
    return (((left % SLOW_MS) + SLOW_MS) % SLOW_MS) + SURELY_MS;
  }

  readonly #draw = (): void => {
    this.now = this.read();
    this.#wait();
  };
}
