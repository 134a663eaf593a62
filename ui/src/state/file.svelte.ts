// Loading a file that somebody made: chosen, dropped or pasted, looked at, and only then taken into the library.

import { call } from '../ipc/client';
import type { FileReview } from '../ipc/generated/FileReview';
import { trouble, type Trouble } from '../text/errors';
import { file as words, MOST_BYTES } from '../text/file';

/** What the window gives of a chosen file. */
export type Chosen = { name: string; size: number; arrayBuffer: () => Promise<ArrayBuffer> };

export class FileState {
  /** What was looked at last. */
  fileName = $state('');
  text = $state.raw<string | null>(null);
  review = $state.raw<FileReview | null>(null);
  /** Why it was not even read. */
  refused = $state<string | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  pasted = $state('');
  /** Another name for what is in it; empty keeps the one of the file. */
  name = $state('');

  #asked = 0;

  readonly problems = $derived(this.review?.problems ?? []);
  readonly sound: boolean = $derived(this.review !== null && this.review.problems.length === 0);
  /** The only thing that is wrong is that the name is taken. */
  readonly taken: boolean = $derived(this.problems.length > 0 && this.problems.every((p) => p.path === 'file.id'));
  readonly title: string = $derived(this.review?.programme?.programme.name ?? this.review?.exercise?.name ?? '');

  async choose(chosen: Chosen): Promise<void> {
    this.clear();
    this.fileName = chosen.name;
    // Asked before a byte of it is read.
    if (chosen.size > MOST_BYTES) {
      this.refused = words.tooLong;
      return;
    }
    const mine = ++this.#asked;
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer());
      if (mine === this.#asked) await this.look(text, chosen.name);
    } catch (thrown) {
      if (mine === this.#asked) this.refused = thrown instanceof TypeError ? words.notText : words.unreadable;
    }
  }

  async paste(): Promise<void> {
    const text = this.pasted;
    this.clear();
    this.pasted = text;
    await this.look(text, words.pasted);
  }

  async look(text: string, fileName: string): Promise<void> {
    this.fileName = fileName;
    if (text.trim() === '') {
      this.refused = words.empty;
      return;
    }
    if (new TextEncoder().encode(text).length > MOST_BYTES) {
      this.refused = words.tooLong;
      return;
    }
    this.text = text;
    await this.reviewAgain();
  }

  /** After another name was typed: what is in the file under that name. */
  async reviewAgain(): Promise<void> {
    if (this.text === null) return;
    const mine = ++this.#asked;
    this.busy = true;
    this.problem = null;
    try {
      const review = await call('review_file', { text: this.text, name: this.#nameNow() });
      if (mine === this.#asked) this.review = review;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    } finally {
      if (mine === this.#asked) this.busy = false;
    }
  }

  /** Gives the id of what is in the library now. */
  async accept(): Promise<string | null> {
    if (this.text === null || !this.sound || this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      return await call('accept_file', { text: this.text, name: this.#nameNow() });
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  clear(): void {
    this.#asked += 1;
    this.fileName = '';
    this.text = null;
    this.review = null;
    this.refused = null;
    this.problem = null;
    this.busy = false;
    this.name = '';
    this.pasted = '';
  }

  #nameNow(): string | null {
    return this.name.trim() === '' ? null : this.name.trim();
  }
}
