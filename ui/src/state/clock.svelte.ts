// The session's clock as the window reads it. The session keeps the time; this only tells what it is between two
// snapshots, and asks for a frame only while something moves.

import type { Snapshot } from '../ipc/generated/Snapshot';

/** What the clock needs of the window, so that a test can bring its own. */
export interface Ticker {
  /** Milliseconds that never go back. */
  now(): number;
  frame(draw: () => void): number;
  cancel(request: number): void;
}

export const windowTicker: Ticker = {
  now: () => performance.now(),
  frame: (draw) => requestAnimationFrame(draw),
  cancel: (request) => cancelAnimationFrame(request),
};

export class SessionClock {
  /** The session's clock at the last frame, in milliseconds. */
  now = $state(0);
  #offset = 0;
  #rate = 0;
  #step = 0;
  #request: number | null = null;

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

  /** Draws at every frame, or when `step` milliseconds have gone by; nothing draws when it is null. */
  run(step: number | null): void {
    this.#step = step ?? 0;
    if (step === null) return this.stop();
    this.#request ??= this.ticker.frame(this.#draw);
  }

  stop(): void {
    if (this.#request !== null) this.ticker.cancel(this.#request);
    this.#request = null;
  }

  readonly #draw = (): void => {
    this.#request = this.ticker.frame(this.#draw);
    const now = this.read();
    if (Math.abs(now - this.now) >= this.#step) this.now = now;
  };
}
