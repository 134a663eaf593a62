// A session that was done without the program, told afterwards: sets and reps for each exercise and side.

import { call } from '../ipc/client';
import type { ByHandDose } from '../ipc/generated/ByHandDose';
import type { DoseLine } from '../ipc/generated/DoseLine';
import type { EndReason } from '../ipc/generated/EndReason';
import type { Leg } from '../ipc/generated/Leg';
import type { PastDay } from '../ipc/generated/PastDay';
import type { TodayAsk } from '../ipc/generated/TodayAsk';
import { byHand as words } from '../text/checks';
import { trouble, type Trouble } from '../text/errors';
import { whole } from './checks.svelte';
import { Answers } from './summary.svelte';

/** One exercise and side. Everything is empty until it is told, or taken over as they were asked. */
export class DoneRow {
  sets = $state('');
  reps = $state('');
  load = $state('');
  reason = $state<EndReason | null>(null);

  readonly wrong: string | null = $derived.by(() => {
    if (whole(this.sets, 99) === false) return words.wrongSets;
    if (whole(this.reps, 999) === false) return words.wrongReps;
    return this.#kg === false ? words.wrongLoad : null;
  });
  /** Fewer than were asked: why may be told. */
  readonly fewer: boolean = $derived.by(() => {
    const sets = whole(this.sets, 99);
    const reps = whole(this.reps, 999);
    return typeof sets === 'number' && (sets < this.line.sets || (typeof reps === 'number' && reps < this.line.reps));
  });
  readonly told: boolean = $derived((whole(this.sets, 99) || 0) > 0);

  constructor(
    readonly line: DoseLine,
    readonly side: Leg | null,
  ) {}

  asAsked(): void {
    this.sets = String(this.line.sets);
    this.reps = this.line.reps === 0 ? '' : String(this.line.reps);
    this.load = this.line.load_kg === null ? '' : String(this.line.load_kg);
    this.reason = null;
  }

  get #kg(): number | null | false {
    const typed = this.load.trim().replace(',', '.');
    if (typed === '') return null;
    return /^\d{1,3}(\.\d{1,2})?$/.test(typed) && Number(typed) <= 500 ? Number(typed) : false;
  }

  dose(): ByHandDose {
    return {
      exercise: this.line.exercise_id, side: this.side, sets: whole(this.sets, 99) || 0, reps: whole(this.reps, 999) || null,
      load_kg: this.#kg === false ? null : this.#kg, reason: this.fewer ? this.reason : null,
    };
  }
}

export class ByHandState {
  ask = $state.raw<TodayAsk | null>(null);
  /** The day that is told; absent where it is one of today's. */
  day = $state.raw<PastDay | null>(null);
  rows = $state.raw<DoneRow[]>([]);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  loaded = $state(false);
  readonly answers = new Answers();

  readonly wrong: boolean = $derived(this.rows.some((row) => row.wrong !== null));
  readonly any: boolean = $derived(this.rows.some((row) => row.told));

  /** `id`: the place of the ask in today's list, or `day`, or `day:` and the day that is told. */
  constructor(private readonly id: string) {
    this.past = id.startsWith('day');
  }

  /** A day that is over is told. */
  readonly past: boolean;

  async load(): Promise<void> {
    if (this.past) return this.goTo(this.id.split(':')[1] ?? null);
    try {
      this.pick((await call('today')).asks[Number(this.id)] ?? null);
      this.loaded = true;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  /** Yesterday where no day is named. Of its sessions the one that nothing was told of is chosen, where it is the only one. */
  async goTo(day: string | null): Promise<void> {
    try {
      const past = await call('past_day', { day });
      this.day = past;
      const open = past.asks.filter((ask) => ask.mark === 'missed' || ask.mark === 'to_come');
      this.pick(open.length === 1 ? (open[0] ?? null) : null);
      this.loaded = true;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  pick(ask: TodayAsk | null): void {
    this.ask = ask;
    this.rows = ask === null ? [] : ask.doses.flatMap((line) => sidesOf(line).map((side) => new DoneRow(line, side)));
  }

  asAsked(): void {
    this.rows.forEach((row) => row.asAsked());
  }

  /** The session's id, once it is kept. */
  async save(): Promise<string | null> {
    if (this.ask === null || this.busy || this.wrong || !this.any || this.answers.noteTooLong) return null;
    this.busy = true;
    this.problem = null;
    const { pain_during, pain_after, effort, signs, course, note } = this.answers.report('');
    try {
      return await call('log_by_hand', { done: { key: this.ask.key, done: this.rows.map((row) => row.dose()), pain_during, pain_after, effort, signs, course, note } });
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}

/** None where both work at once. */
function sidesOf(line: DoseLine): (Leg | null)[] {
  if (line.together) return [null];
  return line.legs === 'both' ? ['left', 'right'] : [line.legs];
}
