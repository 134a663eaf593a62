// A session played in memory, so that the session screen moves without Rust. Left leg, two exercises, 3 × 15 each.

import type { Control } from '../generated/Control';
import type { PhaseKind } from '../generated/PhaseKind';
import type { Snapshot } from '../generated/Snapshot';
import type { SetCell } from '../generated/SetCell';
import type { ExerciseView } from '../generated/ExerciseView';
import { exercises as twoOfThem } from './rows';

export interface Place {
  kind: PhaseKind;
  /** 0 and 1: which exercise. */
  exercise: 0 | 1;
  set: number;
  reps: number;
  /** Milliseconds of the phase already gone. */
  gone: number;
}

const SETS = 3;
const lengths: Partial<Record<PhaseKind, number>> = { get_ready: 10_000, lower: 4000, hold: 5000, raise: 2000, move: 40_000, rest: 60_000 };

export class Run {
  ended = false;
  more: Partial<Snapshot>;
  #place: Place;
  #target: number | null;
  #seq = 0;
  #length: number | undefined;
  #began: number;
  #frozen: number | null = null;

  /** `still` stops the session's clock, for pictures. */
  constructor(
    place: Place,
    more: Partial<Snapshot>,
    private readonly still: boolean,
    private readonly now: () => number,
    private readonly exercises: readonly ExerciseView[] = twoOfThem,
  ) {
    this.#place = { ...place };
    this.more = more;
    this.#target = more.step?.reps_target === null ? null : 15;
    this.#length = lengths[place.kind];
    this.#began = now() - place.gone;
    if (more.status === 'paused') this.#frozen = place.gone;
  }

  /** Goes on by itself when the phase is over. True when something changed. */
  tick(): boolean {
    if (this.still || this.#frozen !== null || this.ended || this.#length === undefined) return false;
    if (this.now() - this.#began < this.#length) return false;
    this.#began += this.#length;
    this.#next();
    return true;
  }

  control(control: Control): void {
    switch (control.do) {
      case 'pause':
        this.#frozen ??= this.now() - this.#began;
        this.more = { ...this.more, status: 'paused', pause_cause: 'person', slept_ms: null };
        return;
      case 'resume':
        this.#resume();
        return;
      case 'skip':
        this.#resume();
        this.#enter(this.#place.kind === 'rest' || this.#place.kind === 'get_ready' ? 'lower' : 'rest', this.#place.kind !== 'rest' && this.#place.kind !== 'get_ready');
        return;
      case 'back':
        this.#resume();
        this.#place.reps = 0;
        this.#begin('lower');
        return;
      case 'more_rest':
        if (this.#place.kind === 'rest') this.#length = (this.#length ?? 0) + 15_000;
        return;
      case 'rep':
        if (this.#frozen !== null) return this.#resume();
        if (this.#place.kind === 'switch_side') this.#enter('lower', false);
        else if (this.#place.kind === 'self_paced') this.#place.reps += 1;
        return;
      case 'done':
      case 'end_set':
        this.#resume();
        this.#enter('rest', true);
        return;
      case 'end_session':
        this.ended = true;
        return;
      case 'correct_set':
        if (this.more.last_set) this.more = { ...this.more, last_set: { ...this.more.last_set, reps_done: control.reps, load_kg: control.load_kg } };
        return;
    }
  }

  snapshot(): Snapshot {
    const { kind, exercise, set, reps } = this.#place;
    const of = this.exercises[exercise];
    const gone = this.#frozen ?? this.now() - this.#began;
    const inSet = kind === 'lower' || kind === 'hold' || kind === 'raise' || kind === 'move' || kind === 'self_paced';
    const timed = this.#length !== undefined;
    const cells: SetCell[] = Array.from({ length: SETS }, (_, i) => ({
      set_no: i + 1,
      state: i + 1 < set ? 'done' : i + 1 > set ? 'to_come' : inSet ? 'now' : 'to_come',
      reps_done: i + 1 < set ? 15 : i + 1 === set ? reps : 0,
      reps_target: this.#target,
    }));
    this.#seq += 1;
    const { step, ...more } = this.more;
    return {
      seq: this.#seq, session_id: 's-9', slot: 'morning', title: 'Alfredson heel drops', status: this.ended ? 'ended' : 'running', pause_cause: null, slept_ms: null,
      now_ms: 100_000 + gone, clock_rate: this.still ? 0 : 1,
      phase: this.ended ? null : {
        kind, starts_ms: 100_000, ends_ms: timed ? 100_000 + (this.#length ?? 0) : null, length_ms: this.#length ?? null,
        loads: kind === 'lower' || kind === 'hold' || kind === 'move' || kind === 'self_paced',
      },
      step: {
        index: (exercise * SETS + set) * 2 + (inSet ? 1 : 0), exercise_id: of?.id ?? null, exercise_name: of?.name ?? null,
        exercise_no: exercise + 1, exercise_of: Math.min(2, this.exercises.length), side: 'left', set_no: set, set_of: SETS, rep: inSet ? Math.min(reps + 1, 15) : 0,
        reps_target: this.#target, reps_done: reps, load_kg: 5, cue: of?.cue ?? null, ...step,
      },
      next: this.#ahead(), sets: cells, left_ms: 840_000 - gone, said: null, run: false, cue: null, steps_a_minute: null, last_set: null, unsaved: 0, sound: 'playing', awake: 'kept',
      ...more, ...(this.ended ? { status: 'ended' as const } : {}),
    };
  }

  #ahead(): Snapshot['next'] {
    const { kind, exercise, set, reps } = this.#place;
    const base = { exercise_name: this.exercises[exercise]?.name ?? null, side: 'left' as const, set_no: set, set_of: SETS, other_leg: false };
    if (kind === 'lower' || kind === 'hold') return { ...base, kind: 'raise', other_leg: true };
    if (kind === 'get_ready' || kind === 'rest' || kind === 'switch_side') return { ...base, kind: 'lower', ...(this.more.step?.side ? { side: this.more.step.side } : {}) };
    if (kind === 'raise' && reps + 1 < 15) return { ...base, kind: 'lower' };
    return { ...base, kind: 'rest', set_no: set + 1 };
  }

  #next(): void {
    const place = this.#place;
    if (place.kind === 'lower' || place.kind === 'hold') return this.#begin('raise');
    if (place.kind === 'move') return this.#enter('rest', true);
    if (place.kind !== 'raise') return this.#begin('lower');
    place.reps += 1;
    if (place.reps < 15) return this.#begin('lower');
    this.#enter('rest', true);
  }

  #enter(kind: PhaseKind, setOver: boolean): void {
    const place = this.#place;
    if (setOver) {
      const of = this.exercises[place.exercise];
      this.more = {
        ...this.more,
        last_set: {
          set_id: `set-${String(place.set)}`, exercise_name: of?.name ?? '', side: 'left', set_no: place.set, set_of: SETS,
          reps_done: place.reps, reps_target: 15, load_kg: 5,
        },
      };
      if (place.set < SETS) place.set += 1;
      else if (place.exercise === 0 && this.exercises.length > 1) [place.exercise, place.set] = [1, 1];
      else this.ended = true;
    }
    place.reps = 0;
    this.#begin(kind);
  }

  #begin(kind: PhaseKind): void {
    this.#place.kind = kind;
    this.#length = lengths[kind];
    this.#began = this.now();
    this.#frozen = null;
  }

  #resume(): void {
    if (this.#frozen === null) return;
    this.#began = this.now() - this.#frozen;
    this.#frozen = null;
    this.more = { ...this.more, status: 'running', pause_cause: null, slept_ms: null };
  }
}
