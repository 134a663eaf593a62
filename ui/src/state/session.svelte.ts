// The session that is on: what the last snapshot said, what time it is, what is said aloud, and what the person asks for.
// It decides nothing about the session itself.

import { call, subscribe } from '../ipc/client';
import type { Control } from '../ipc/generated/Control';
import type { EndReason } from '../ipc/generated/EndReason';
import type { ErrorCode } from '../ipc/generated/ErrorCode';
import type { ExerciseView } from '../ipc/generated/ExerciseView';
import type { PhaseKind } from '../ipc/generated/PhaseKind';
import type { Snapshot } from '../ipc/generated/Snapshot';
import { trouble, type Trouble } from '../text/errors';
import { sayChange, sayState } from '../text/session';
import { SessionClock, windowTicker, type Pace, type Ticker } from './clock.svelte';

const WORK: readonly PhaseKind[] = ['lower', 'hold', 'raise', 'move', 'self_paced', 'run', 'walk'];
/** A few milliseconds of lateness must not show a second that is already over. */
const LATE_MS = 20;

export class SessionState {
  snapshot = $state.raw<Snapshot | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** The polite live region. */
  said = $state('');
  /** Null until they came, or could not. */
  #exercises = $state.raw<ExerciseView[] | null>(null);

  readonly phase = $derived(this.snapshot?.phase ?? null);
  readonly step = $derived(this.snapshot?.step ?? null);
  readonly paused = $derived(this.snapshot?.status === 'paused');
  readonly kind: PhaseKind | null = $derived(this.phase?.kind ?? null);
  /** A set is under way: its reps count, and it may be ended early. */
  readonly inSet = $derived(this.kind !== null && (WORK.includes(this.kind) || (this.step?.rep ?? 0) > 0));
  /** A stretch that ends when the person says so. */
  readonly byDistance = $derived((this.kind === 'run' || this.kind === 'walk') && this.phase?.ends_ms == null);
  readonly resting = $derived(this.kind === 'rest');
  readonly waits = $derived(this.kind === 'switch_side' || this.kind === 'self_paced' || this.byDistance);
  readonly exercise: ExerciseView | null = $derived.by(() => {
    const id = this.step?.exercise_id ?? null;
    return this.#exercises?.find((e) => e.id === id) ?? (this.snapshot?.run === true ? null : (this.#exercises?.[0] ?? null));
  });
  /** All of the screen can be shown at once. */
  readonly complete = $derived(this.snapshot?.step != null && this.#exercises !== null);

  readonly #clock: SessionClock;
  readonly #ended: (sessionId: string | null) => void;
  #leave: (() => void) | null = null;
  #key = '';

  readonly #calm: () => boolean;

  /**
   * `ended` is called once with the session's id when it is over, or with null when there is none. `calm`: the person
   * wants little motion, so nothing moves between the seconds.
   */
  constructor(ended: (sessionId: string | null) => void, ticker: Ticker = windowTicker, calm: () => boolean = () => false) {
    this.#ended = ended;
    this.#calm = calm;
    this.#clock = new SessionClock(ticker);
  }

  /** Listens until the function it gives is called. Coming back to the window asks for the whole again. */
  attach(): () => void {
    const look = () => {
      this.#detach();
      if (!document.hidden) this.#leave = subscribe((s) => this.take(s), (thrown) => (this.problem = trouble(thrown)));
    };
    look();
    void this.#fetchExercises();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      this.#detach();
    };
  }

  take(snapshot: Snapshot): void {
    // A snapshot that was overtaken on the way says nothing new.
    if (this.snapshot !== null && snapshot.session_id === this.snapshot.session_id && snapshot.seq < this.snapshot.seq) return;
    this.snapshot = snapshot;
    this.#clock.take(snapshot);
    this.#clock.run(this.#pace(snapshot), (snapshot.phase?.ends_ms ?? 0) - LATE_MS);
    this.#announce(snapshot);
    if (snapshot.status !== 'ended') return;
    this.#detach();
    this.#ended(snapshot.session_id);
  }

  /** The session's clock, in milliseconds. */
  nowMs(): number {
    return this.#clock.now;
  }

  /** 0 to 1 through the phase; 0 where it waits. */
  phaseProgress(): number {
    const phase = this.phase;
    if (phase?.length_ms == null || phase.length_ms <= 0) return 0;
    return Math.min(Math.max((this.nowMs() - phase.starts_ms) / phase.length_ms, 0), 1);
  }

  /** Whole seconds, never less than one while the phase is on; null where it waits. */
  secondsLeft(): number | null {
    const phase = this.phase;
    if (phase?.ends_ms == null) return null;
    return Math.max(1, Math.ceil((phase.ends_ms - this.nowMs() - LATE_MS) / 1000));
  }

  /** What is left of the session, in whole minutes, at least one. */
  minutesLeft(): number {
    return Math.max(1, Math.round((this.snapshot?.left_ms ?? 0) / 60_000));
  }

  pause = () => this.#ask({ do: 'pause' });
  resume = () => this.#ask({ do: 'resume' });
  skip = () => this.#ask({ do: 'skip' }, true);
  back = () => this.#ask({ do: 'back' }, true);
  moreRest = () => this.#ask({ do: 'more_rest' }, true);
  rep = () => this.#ask({ do: 'rep' }, true);
  setDone = () => this.#ask({ do: 'done' }, true);
  endSet = (reason: EndReason) => this.#ask({ do: 'end_set', reason }, true);
  turnBack = (reason: EndReason | null) => this.#ask({ do: 'turn_back', reason });
  stop = (reason: EndReason | null) => this.#ask({ do: 'end_session', reason });

  correct(reps: number, loadKg: number | null): Promise<boolean> {
    const last = this.snapshot?.last_set;
    return last == null ? Promise.resolve(false) : this.#ask({ do: 'correct_set', set_id: last.set_id, reps, load_kg: loadKg });
  }

  /** What Space does: go on where the session waits, otherwise pause. */
  space(): Promise<boolean> {
    if (this.paused) return this.resume();
    return this.waits ? this.rep() : this.pause();
  }

  /** The whole state said once more, reps included. A second time it must differ, or it is not read. */
  repeat(): void {
    if (this.snapshot === null) return;
    const text = sayState(this.snapshot);
    this.said = this.said === text ? `${text}\u00a0` : text;
  }

  /** `here`: only for the step that is on; the session ignores it when it has moved on. */
  async #ask(control: Control, here = false): Promise<boolean> {
    try {
      await call('control', { control, step: here ? (this.step?.index ?? null) : null });
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    }
  }

  async #fetchExercises(): Promise<void> {
    try {
      this.#exercises = await call('session_exercises');
    } catch (thrown) {
      // Without the pictures the session goes on: words, counts and sound carry it.
      if (refusedWith(thrown, 'no_session') && this.snapshot === null) this.#ended(null);
      this.#exercises ??= [];
    }
  }

  #pace(snapshot: Snapshot): Pace | null {
    const phase = snapshot.phase;
    if (snapshot.status !== 'running' || phase?.ends_ms == null) return null;
    return WORK.includes(phase.kind) && !this.#calm() ? 'smooth' : 'slow';
  }

  /** Speaks when the phase, the step or the pause changes, and at no other time. */
  #announce(snapshot: Snapshot): void {
    const key = `${String(snapshot.step?.index)} ${String(snapshot.phase?.kind)} ${snapshot.status}`;
    if (key === this.#key) return;
    const newStep = key.split(' ')[0] !== this.#key.split(' ')[0];
    this.#key = key;
    this.said = newStep || snapshot.status === 'paused' ? sayState(snapshot, false) : sayChange(snapshot);
  }

  #detach(): void {
    this.#leave?.();
    this.#leave = null;
    this.#clock.stop();
  }
}

/** What lies open over the session: a menu, a form, or a question. */
export class SessionDesk {
  panel = $state<'end-set' | 'correct' | 'stop' | 'keys' | 'signs' | 'mid-run' | null>(null);
  /** A dialog has the keys; the session has none. */
  readonly modal = $derived(this.panel === 'stop' || this.panel === 'keys' || this.panel === 'signs' || this.panel === 'mid-run');
  #heldForStop = false;

  constructor(private readonly session: SessionState) {}

  show(panel: 'end-set' | 'correct' | 'keys'): void {
    this.panel = this.panel === panel ? null : panel;
  }

  close(): void {
    this.panel = null;
  }

  endSet(reason: EndReason): void {
    this.panel = null;
    void this.session.endSet(reason);
  }

  async correct(reps: number, loadKg: number | null): Promise<void> {
    if (await this.session.correct(reps, loadKg)) this.panel = null;
  }

  /** The session stands while it asks: a rep that nobody does must not count. */
  askStop(): void {
    this.panel = 'stop';
    this.#heldForStop = !this.session.paused && !this.session.waits;
    if (this.#heldForStop) void this.session.pause();
  }

  /** The session stands while the signs are read, and goes on only when it is told to. */
  showSigns(): void {
    this.panel = 'signs';
    if (!this.session.paused && !this.session.waits) void this.session.pause();
  }

  /** The run stands while what is felt is told. */
  showMidRun(): void {
    this.panel = 'mid-run';
    if (!this.session.paused && !this.session.waits) void this.session.pause();
  }

  goOn(): void {
    this.panel = null;
    if (this.session.paused) void this.session.resume();
  }

  keepGoing(): void {
    this.panel = null;
    if (this.#heldForStop) void this.session.resume();
    this.#heldForStop = false;
  }

  turnBack(reason: EndReason | null): void {
    this.panel = null;
    void this.session.turnBack(reason);
  }

  stop(reason: EndReason | null): void {
    this.panel = null;
    void this.session.stop(reason);
  }
}

function refusedWith(thrown: unknown, code: ErrorCode): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === code;
}
