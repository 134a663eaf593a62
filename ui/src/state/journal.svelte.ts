// The journal: its entries with how they are changed, and the worries.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { EntryDraft } from '../ipc/generated/EntryDraft';
import type { EntryLine } from '../ipc/generated/EntryLine';
import type { Feeling } from '../ipc/generated/Feeling';
import type { Journal } from '../ipc/generated/Journal';
import type { WorryLine } from '../ipc/generated/WorryLine';
import { trouble, type Trouble } from '../text/errors';
import { journal as words, worries as worryWords, type FeelingScale } from '../text/journal';
import { NOTE_LIMIT } from '../text/summary';
import { app } from './app.svelte';

const SHOWN = 60;

export type EntryDay = { day: string; entries: EntryLine[] };

/** An entry while it is written, or put right. Nothing is chosen beforehand. */
export class EntryForm {
  mood = $state<number | null>(null);
  motivation = $state<number | null>(null);
  confidence = $state<number | null>(null);
  feelings = $state.raw<readonly Feeling[]>([]);
  note = $state('');
  day = $state('');

  readonly noteTooLong: boolean = $derived(this.note.length > NOTE_LIMIT);
  readonly any: boolean = $derived(this.mood !== null || this.motivation !== null || this.confidence !== null || this.feelings.length > 0 || this.note.trim() !== '');
  readonly sound: boolean = $derived(this.any && !this.noteTooLong);

  private constructor(readonly id: string | null) {}

  static fresh(): EntryForm {
    return new EntryForm(null);
  }

  static of(entry: EntryLine): EntryForm {
    const form = new EntryForm(entry.id);
    form.mood = entry.mood;
    form.motivation = entry.motivation;
    form.confidence = entry.confidence;
    form.feelings = entry.feelings;
    form.note = entry.note ?? '';
    form.day = entry.day;
    return form;
  }

  choose(scale: FeelingScale, n: number | null): void {
    this[scale] = n;
  }

  toggle(feeling: Feeling): void {
    this.feelings = this.feelings.includes(feeling) ? this.feelings.filter((f) => f !== feeling) : [...this.feelings, feeling];
  }

  draft(): EntryDraft {
    const { id, mood, motivation, confidence } = this;
    return { id, day: this.day === '' ? null : this.day, mood, motivation, confidence, feelings: [...this.feelings], note: this.note.trim() === '' ? null : this.note };
  }
}

export class JournalState {
  view = $state.raw<Journal | null>(null);
  problem = $state.raw<Trouble | null>(null);
  form = $state.raw(EntryForm.fresh());
  /** The entry that is put right. */
  editing = $state.raw<EntryForm | null>(null);
  showVoided = $state(false);
  busy = $state(false);
  /** A worry that is being written. */
  worry = $state('');

  readonly voided: number = $derived((this.view?.entries ?? []).filter((entry) => entry.voided).length);
  readonly days: EntryDay[] = $derived(byDay((this.view?.entries ?? []).filter((entry) => this.showVoided || !entry.voided)));

  #most = SHOWN;
  #asked = 0;

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await call('journal', { most: this.#most });
      if (mine !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind === 'journal' || kind === 'plans' || kind === 'reminders')) await this.load();
  }

  async older(): Promise<void> {
    this.#most += SHOWN;
    await this.load();
  }

  async keep(): Promise<boolean> {
    if (!this.form.sound) return false;
    const draft = this.form.draft();
    if (!(await this.#write(() => call('keep_entry', { entry: draft })))) return false;
    this.form = EntryForm.fresh();
    app.say(words.saved);
    return true;
  }

  edit(entry: EntryLine): void {
    this.problem = null;
    this.editing = EntryForm.of(entry);
  }

  async keepChange(): Promise<boolean> {
    const form = this.editing;
    if (form?.id == null || !form.sound) return false;
    const { id } = form;
    if (!(await this.#write(() => call('keep_entry', { entry: form.draft() })))) return false;
    this.editing = null;
    app.say(words.changed, () => void this.undo(id));
    return true;
  }

  async voidEntry(id: string, voided: boolean): Promise<boolean> {
    if (!(await this.#write(() => call('void_entry', { id, voided })))) return false;
    this.editing = null;
    app.say(voided ? words.voidedNow : words.broughtBack, () => void this.undo(id));
    return true;
  }

  async undo(id: string): Promise<boolean> {
    if (!(await this.#write(() => call('undo_entry', { id })))) return false;
    app.say(words.undone);
    return true;
  }

  tick(line: string): Promise<boolean> {
    return this.#write(() => call('add_worry', { line, words: null }));
  }

  async addWorry(): Promise<boolean> {
    const own = this.worry.trim();
    if (own === '' || !(await this.#write(() => call('add_worry', { line: null, words: own })))) return false;
    this.worry = '';
    return true;
  }

  async rest(worry: WorryLine, atRest: boolean): Promise<boolean> {
    const turn = (rests: boolean) => this.#write(() => call('rest_worry', { id: worry.id, atRest: rests }));
    if (!(await turn(atRest))) return false;
    if (atRest) app.say(worryWords.rested, () => void turn(false));
    return true;
  }

  async #write(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      await this.load();
      return this.problem === null;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function byDay(entries: EntryLine[]): EntryDay[] {
  const days: EntryDay[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.day === entry.day) last.entries.push(entry);
    else days.push({ day: entry.day, entries: [entry] });
  }
  return days;
}
