// The page of one exercise, and the figure that shows it at the pace of its dose.

import { SMOOTH_MS, windowTicker, type Ticker } from './clock.svelte';
import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { ExerciseDetail } from '../ipc/generated/ExerciseDetail';
import type { Figure } from '../ipc/generated/Figure';
import type { UsualDose } from '../ipc/generated/UsualDose';
import { trouble, type Trouble } from '../text/errors';

/** One phase of what just keeps moving, or of a rep without a tempo. */
const PHASE_MS = 1500;
/** Into a hold and out of it. */
const REACH_MS = 2000;
/** A longer hold teaches nothing more: its seconds are written beside it. */
const HOLD_MS = 4000;

export type DemoPart = {
  kind: 'lower' | 'hold' | 'raise' | 'move';
  /** For how long it is shown. */
  ms: number;
  /** Of the dose, in seconds; absent where no time is asked for. */
  seconds: number | null;
  /** Whether the working side bears load. */
  loads: boolean;
};

/** Once round all phases of a figure that just keeps moving, in milliseconds. */
export function roundMs(figure: Figure | null): number {
  return PHASE_MS * Math.max(2, figure?.phases.length ?? 0);
}

/** What the figure does over and over: the tempo of the dose, or into the hold and out of it. */
export function demoOf(dose: UsualDose, figure: Figure | null): DemoPart[] {
  if (dose.tempo.length > 0) {
    return dose.tempo.map((part) => ({
      kind: part.phase, ms: Math.max(300, part.seconds.value * 1000), seconds: part.seconds.value, loads: part.loads,
    }));
  }
  const kinds = new Set(figure?.phases.map((phase) => phase.kind));
  if (dose.hold_s !== null) {
    const hold = { kind: 'hold', ms: Math.min(HOLD_MS, dose.hold_s.value * 1000), seconds: dose.hold_s.value, loads: true } as const;
    const reach = (kind: 'lower' | 'raise') => ({ kind, ms: REACH_MS, seconds: null, loads: false });
    const order = figure?.phases.map((phase) => phase.kind).filter((kind) => kind !== 'hold') ?? [];
    const into = order[0];
    const out = order.find((kind) => kind !== into);
    return into === undefined ? [hold] : out === undefined ? [reach(into), hold] : [reach(into), hold, reach(out)];
  }
  return [{ kind: 'move', ms: kinds.size === 0 ? PHASE_MS : roundMs(figure), seconds: dose.move_s?.value ?? null, loads: true }];
}

/** Plays the parts one after the other. The window's own clock serves: nothing that counts is timed here. */
export class Demo {
  index = $state(0);
  playing = $state(true);
  /** 0 to 1 through the part that is on, as it was last drawn. */
  progress = $state(0);
  readonly parts: readonly DemoPart[];
  readonly part: DemoPart = $derived.by(() => this.parts[this.index] ?? { kind: 'hold', ms: HOLD_MS, seconds: null, loads: true });

  #began = 0;
  #gone = 0;
  #cancel: (() => void) | null = null;

  constructor(parts: readonly DemoPart[], private readonly ticker: Ticker = windowTicker) {
    this.parts = parts;
  }

  /** Goes until the function it gives is called. */
  run(): () => void {
    if (this.playing) this.#go();
    return () => this.#stop();
  }

  turn(): void {
    this.playing = !this.playing;
    if (this.playing) return this.#go();
    this.#stop();
  }

  #go(): void {
    this.#began = this.ticker.now() - this.#gone;
    this.#wait();
  }

  #stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #wait(): void {
    this.#stop();
    this.#cancel = this.ticker.after(SMOOTH_MS, true, this.#draw);
  }

  readonly #draw = (): void => {
    this.#gone = this.ticker.now() - this.#began;
    while (this.#gone >= this.part.ms) {
      this.#gone -= this.part.ms;
      this.#began += this.part.ms;
      this.index = (this.index + 1) % Math.max(1, this.parts.length);
    }
    this.progress = this.#gone / this.part.ms;
    this.#wait();
  };
}

export class ExerciseState {
  detail = $state.raw<ExerciseDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);

  readonly #id: string;
  #asked = 0;

  constructor(id: string) {
    this.#id = id;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('exercise', { id: this.#id });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    // A favourite is kept beside the library; only a person's own exercise can change itself.
    if (kinds.includes('library') && this.detail?.own === true) await this.load();
  }
}
