// Guided tests: raises counted to a beat, and balance by the clock. The window only counts and shows; what a number
// means beside others is worked out by the program.

import { SMOOTH_MS, windowTicker, type Ticker } from './clock.svelte';
import { call } from '../ipc/client';
import type { CapacityKind } from '../ipc/generated/CapacityKind';
import type { CapacityView } from '../ipc/generated/CapacityView';
import type { Changed } from '../ipc/generated/Changed';
import type { ExerciseDetail } from '../ipc/generated/ExerciseDetail';
import type { HeelRaiseForm } from '../ipc/generated/HeelRaiseForm';
import type { Leg } from '../ipc/generated/Leg';
import type { Sex } from '../ipc/generated/Sex';
import type { TestRow } from '../ipc/generated/TestRow';
import { capacity as words } from '../text/capacity';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

/** To walk from the keyboard to the wall. */
const READY_MS = 5000;
const MOST: Record<CapacityKind, number> = { heel_raises: 100, balance: 600 };
/** Whose figure shows the test. */
const SHOWN: Record<CapacityKind, string> = { heel_raises: 'E06', balance: 'E26' };

export type Step = 'choose' | 'ready' | 'on' | 'done';

/** One side of one test. It begins after a moment to get ready and ends by the person's own hand. */
export class TestRun {
  step = $state<Step>('choose');
  side = $state<Leg>('left');
  form = $state<HeelRaiseForm>('incline');
  raises = $state(0);
  pain = $state<number | null>(null);
  /** Since the step began, in milliseconds. */
  gone = $state(0);

  readonly beatMs: number;
  readonly readyLeft: number = $derived(Math.max(1, Math.ceil((READY_MS - this.gone) / 1000)));
  readonly beat: number = $derived.by(() => Math.floor(this.gone / this.beatMs));
  readonly goesUp: boolean = $derived(this.beat % 2 === 0);
  /** 0 to 1 through the beat. */
  readonly progress: number = $derived.by(() => (this.gone % this.beatMs) / this.beatMs);
  readonly seconds: number = $derived(Math.min(MOST.balance, this.gone / 1000));
  /** As it is kept: whole raises, or seconds with one decimal. */
  readonly value: number = $derived.by(() => (this.kind === 'heel_raises' ? this.raises : Math.round(this.seconds * 10) / 10));

  #began = 0;
  #cancel: (() => void) | null = null;

  constructor(
    readonly kind: CapacityKind,
    beatsPerMinute: number,
    side: Leg,
    private readonly ticker: Ticker = windowTicker,
    /** The beat is heard too: it begins with the time to get ready. */
    private readonly sound: (on: boolean) => void = () => undefined,
  ) {
    this.beatMs = 60_000 / Math.max(1, beatsPerMinute);
    this.side = side;
  }

  begin(): void {
    this.raises = 0;
    this.pain = null;
    if (this.kind === 'heel_raises') this.sound(true);
    this.#enter('ready');
  }

  /** One more raise; before the first beat nothing counts. */
  more(): void {
    if (this.step === 'on' && this.raises < MOST.heel_raises) this.raises += 1;
  }

  less(): void {
    if (this.raises > 0) this.raises -= 1;
  }

  stop(): void {
    this.#end();
    if (this.step === 'on') this.step = 'done';
    else this.step = 'choose';
  }

  /** The other leg, from its own beginning. */
  other(): void {
    this.side = this.side === 'left' ? 'right' : 'left';
    this.step = 'choose';
  }

  leave(): void {
    this.#end();
  }

  #end(): void {
    this.#halt();
    if (this.kind === 'heel_raises' && (this.step === 'ready' || this.step === 'on')) this.sound(false);
  }

  #enter(step: Step): void {
    this.step = step;
    this.#began = this.ticker.now();
    this.gone = 0;
    this.#wait();
  }

  #halt(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #wait(): void {
    this.#halt();
    this.#cancel = this.ticker.after(SMOOTH_MS, true, this.#draw);
  }

  readonly #draw = (): void => {
    this.gone = this.ticker.now() - this.#began;
    if (this.step === 'ready' && this.gone >= READY_MS) return this.#enter('on');
    if (this.step === 'on' && this.kind === 'balance' && this.gone >= MOST.balance * 1000) return this.stop();
    this.#wait();
  };
}

/** The tests of one side, oldest first. */
export function trendOf(tests: readonly TestRow[], kind: CapacityKind, side: Leg): TestRow[] {
  return tests.filter((test) => test.kind === kind && test.side === side).reverse();
}

export class CapacityState {
  view = $state.raw<CapacityView | null>(null);
  run = $state.raw<TestRun | null>(null);
  /** The figure of the test that is on. */
  shown = $state.raw<ExerciseDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  age = $state('');
  sex = $state<Sex | ''>('');

  readonly ageOk: boolean = $derived(this.age.trim() === '' || (/^\d{2,3}$/.test(this.age.trim()) && Number(this.age) >= 10 && Number(this.age) <= 110));

  async load(): Promise<void> {
    try {
      const view = await call('capacity');
      this.view = view;
      this.age = view.age === null ? this.age : String(view.age);
      this.sex = view.sex ?? this.sex;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('answers')) await this.load();
  }

  async begin(kind: CapacityKind): Promise<void> {
    if (this.view === null) return;
    // The side that is not hurt first: it shows what is meant.
    this.run = new TestRun(kind, this.view.beats_per_minute, this.view.injured === 'left' ? 'right' : 'left', windowTicker, (on) => {
      // Without its sound the test goes on by eye.
      call('beat', { on }).catch(() => undefined);
    });
    this.shown = null;
    this.shown = await call('exercise', { id: SHOWN[kind] }).catch(() => null);
  }

  leave(): void {
    this.run?.leave();
    this.run = null;
  }

  async keep(): Promise<boolean> {
    const run = this.run;
    if (run === null || run.step !== 'done' || this.busy || !this.ageOk) return false;
    this.busy = true;
    try {
      const age = this.age.trim() === '' ? null : Number(this.age);
      const form = run.kind === 'heel_raises' ? run.form : null;
      await call('keep_test', { test: { kind: run.kind, side: run.side, value: run.value, form, pain: run.pain, age, sex: this.sex || null } });
      app.say(words.kept);
      await this.load();
      run.other();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
