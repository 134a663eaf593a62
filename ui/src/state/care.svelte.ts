// Signs that were ticked and what was said about them since, and the questions for the next visit.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { FlagView } from '../ipc/generated/FlagView';
import type { QuestionLine } from '../ipc/generated/QuestionLine';
import { asText, care as words } from '../text/care';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';
import { urgencies } from './red-flags.svelte';

/** Open ones first, the most urgent of them before the others. */
export function openFlags(flags: readonly FlagView[]): FlagView[] {
  return flags.filter((flag) => flag.open).sort((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency));
}

export class CareState {
  flags = $state.raw<FlagView[] | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** The training day, to begin a date with; empty where it is not known. */
  today = $state('');

  readonly open: FlagView[] = $derived(openFlags(this.flags ?? []));
  readonly earlier: FlagView[] = $derived((this.flags ?? []).filter((flag) => !flag.open));

  async load(): Promise<void> {
    try {
      this.flags = await call('flags');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
    this.today = (await call('today').catch(() => null))?.day ?? '';
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('flags')) await this.load();
  }

  addAdvice(flag: string, on: string, who: string, said: string): Promise<boolean> {
    return this.#keep(() => call('add_advice', { advice: { flag, on, who: who.trim(), words: said.trim() } }), [on, who, said]);
  }

  clear(flag: string, on: string, by: string): Promise<boolean> {
    return this.#keep(() => call('clear_flag', { clear: { flag, on, by: by.trim() } }), [on, by]);
  }

  goOn(flag: string, said: string): Promise<boolean> {
    return this.#keep(() => call('override_flag', { flag, words: said.trim() }), [said]);
  }

  /** Nothing of what is needed may be empty. */
  async #keep(write: () => Promise<unknown>, needed: readonly string[]): Promise<boolean> {
    if (this.busy || needed.some((text) => text.trim() === '')) return false;
    this.busy = true;
    try {
      await write();
      this.problem = null;
      app.say(words.saved);
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class QuestionsState {
  lines = $state.raw<QuestionLine[] | null>(null);
  words = $state('');
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  readonly open: QuestionLine[] = $derived((this.lines ?? []).filter((line) => !line.done));
  readonly done: QuestionLine[] = $derived((this.lines ?? []).filter((line) => line.done));
  readonly text: string = $derived(asText(this.lines ?? []));

  async load(): Promise<void> {
    try {
      this.lines = await call('questions');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('plans')) await this.load();
  }

  async add(): Promise<boolean> {
    const words = this.words.trim();
    if (words === '') return false;
    return this.#keep(async () => {
      await call('add_question', { words, plan: null });
      this.words = '';
    });
  }

  tick(id: string): Promise<boolean> {
    return this.#keep(() => call('question_done', { id }));
  }

  async #keep(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      await this.load();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
