// The answers after a session: what is chosen, what a key does, what is sent.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Course } from '../ipc/generated/Course';
import type { Feel } from '../ipc/generated/Feel';
import type { Report } from '../ipc/generated/Report';
import type { SessionDetail } from '../ipc/generated/SessionDetail';
import type { SetRow } from '../ipc/generated/SetRow';
import type { Signs } from '../ipc/generated/Signs';
import { trouble, type Trouble } from '../text/errors';
import { NOTE_LIMIT } from '../text/summary';
import { Corrections } from './history.svelte';

export type ScaleName = 'during' | 'after' | 'effort';
const order: readonly ScaleName[] = ['during', 'after', 'effort'];

const noSigns: Signs = { sharp: false, limp: false, rest_pain: false, swelling: false, unstable: false };

/** The exercises that were loaded: how each load felt may be told. */
export function loadedIn(sets: readonly SetRow[]): { id: string; name: string }[] {
  const loaded = sets.filter((set) => (set.load_kg ?? 0) > 0 && set.reps_done > 0);
  return [...new Map(loaded.map((set) => [set.exercise_id, { id: set.exercise_id, name: set.exercise_name }])).values()];
}

/** Not answered is null and never zero. */
export class Answers {
  during = $state<number | null>(null);
  after = $state<number | null>(null);
  effort = $state<number | null>(null);
  note = $state('');
  /** All five are asked together: null is not answered, five times no is an answer. */
  signs = $state.raw<Signs | null>(null);
  course = $state<Course | null>(null);
  feels = $state<Record<string, Feel>>({});

  readonly bothPains = $derived(this.during !== null && this.after !== null);
  readonly noteTooLong = $derived(this.note.length > NOTE_LIMIT);

  static of(detail: SessionDetail): Answers {
    const answers = new Answers();
    answers.during = detail.item.pain_during;
    answers.signs = detail.signs;
    answers.course = detail.course;
    answers.after = detail.item.pain_after;
    answers.effort = detail.item.effort;
    answers.note = detail.note ?? '';
    return answers;
  }

  choose(scale: ScaleName, n: number | null): void {
    this[scale] = n;
  }

  /** A sign ticked or taken back. With the last one gone nothing is answered; none of them is an answer of its own. */
  tick(sign: keyof Signs): void {
    const signs = { ...noSigns, ...this.signs, [sign]: this.signs?.[sign] !== true };
    this.signs = Object.values(signs).some((there) => there) ? signs : null;
  }

  tickNone(): void {
    this.signs = this.noSign ? null : noSigns;
  }

  /** Answered: none of them. */
  readonly noSign: boolean = $derived(this.signs !== null && !Object.values(this.signs).some((there) => there));
  readonly anySign: boolean = $derived(this.signs !== null && !this.noSign);

  feel(exercise: string, feel: Feel | null): void {
    if (feel === null) delete this.feels[exercise];
    else this.feels[exercise] = feel;
  }

  write(text: string): void {
    this.note = text;
  }

  report(sessionId: string, withPain = true): Report {
    const note = this.note.trim();
    return {
      session_id: sessionId,
      pain_during: withPain ? this.during : null,
      pain_after: withPain ? this.after : null,
      effort: this.effort,
      signs: this.signs,
      course: this.course,
      feels: Object.entries(this.feels).map(([exercise, feel]) => ({ exercise, feel })),
      note: note === '' ? null : note,
    };
  }

  /**
   * A digit or X chooses on the scale that has the focus, else on the first pain scale without an answer.
   * Gives the place the focus moves to, or nothing when the key was not used.
   */
  key(key: string, focused: ScaleName | null): ScaleName | 'note' | null {
    const n = /^[0-9]$/.test(key) ? Number(key) : key === 'x' || key === 'X' ? 10 : null;
    if (n === null) return null;
    const scale = focused ?? (this.during === null ? 'during' : this.after === null ? 'after' : null);
    if (scale === null) return null;
    this.choose(scale, n);
    return order[order.indexOf(scale) + 1] ?? 'note';
  }
}

export class SummaryState {
  detail = $state.raw<SessionDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  corrections = $state.raw<Corrections | null>(null);
  busy = $state(false);
  readonly answers = new Answers();

  readonly #id: string;
  #asked = 0;

  constructor(sessionId: string) {
    this.#id = sessionId;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('session_detail', { sessionId: this.#id });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('sessions')) await this.load();
  }

  correct(): void {
    if (this.detail !== null) this.corrections = new Corrections(this.detail.sets);
  }

  /** With pain only when both numbers are chosen. True once the answers are kept. */
  async save(withPain: boolean): Promise<boolean> {
    if (this.busy || this.answers.noteTooLong || (withPain && !this.answers.bothPains)) return false;
    this.busy = true;
    this.problem = null;
    try {
      await call('save_report', { report: this.answers.report(this.#id, withPain) });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
