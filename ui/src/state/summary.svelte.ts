// The answers after a session: what is chosen, what a key does, what is sent.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Report } from '../ipc/generated/Report';
import type { SessionDetail } from '../ipc/generated/SessionDetail';
import { trouble, type Trouble } from '../text/errors';
import { NOTE_LIMIT } from '../text/summary';
import { Corrections } from './history.svelte';

export type ScaleName = 'during' | 'after' | 'effort';
const order: readonly ScaleName[] = ['during', 'after', 'effort'];

/** Not answered is null and never zero. */
export class Answers {
  during = $state<number | null>(null);
  after = $state<number | null>(null);
  effort = $state<number | null>(null);
  note = $state('');

  readonly bothPains = $derived(this.during !== null && this.after !== null);
  readonly noteTooLong = $derived(this.note.length > NOTE_LIMIT);

  static of(detail: SessionDetail): Answers {
    const answers = new Answers();
    answers.during = detail.item.pain_during;
    answers.after = detail.item.pain_after;
    answers.effort = detail.item.effort;
    answers.note = detail.note ?? '';
    return answers;
  }

  choose(scale: ScaleName, n: number | null): void {
    this[scale] = n;
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
