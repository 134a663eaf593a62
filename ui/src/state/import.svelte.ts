// A file of the log that comes in: handed over part by part, looked at, and only then brought in.

import { call } from '../ipc/client';
import type { ImportLook } from '../ipc/generated/ImportLook';
import { broughtSaid, data as words, MOST_BYTES, PART_BYTES } from '../text/data';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';
import { base64Of } from './parts-of-file';

/** What the window gives of a chosen file. */
export type Chosen = Pick<File, 'name' | 'size' | 'slice'>;

export class ImportState {
  name = $state('');
  /** How much of the file has been handed over, 0 to 1; null while none is. */
  share = $state<number | null>(null);
  found = $state.raw<ImportLook | null>(null);
  refused = $state('');
  problem = $state.raw<Trouble | null>(null);
  passphrase = $state('');
  busy = $state(false);

  #asked = 0;

  /** Nothing is wrong with it but that it is locked. */
  readonly locked: boolean = $derived(this.found?.problems.some((p) => p.what === 'needs_passphrase' || p.what === 'wrong_passphrase') ?? false);
  readonly wrongPassphrase: boolean = $derived(this.found?.problems.some((p) => p.what === 'wrong_passphrase') ?? false);
  readonly sound: boolean = $derived(this.found !== null && this.found.problems.length === 0);
  readonly problems: number = $derived(this.found === null ? 0 : this.found.problems.length + this.found.more_problems);

  async choose(file: Chosen): Promise<void> {
    this.clear();
    this.name = file.name;
    if (file.size > MOST_BYTES) {
      this.refused = words.tooLong;
      return;
    }
    const mine = this.#asked;
    this.share = 0;
    for (let at = 0; at === 0 || at < file.size; at += PART_BYTES) {
      let base64: string;
      try {
        base64 = await base64Of(file.slice(at, at + PART_BYTES));
      } catch {
        if (mine === this.#asked) [this.share, this.refused] = [null, words.unreadable];
        return;
      }
      if (mine !== this.#asked) return;
      try {
        await call('import_part', { part: { first: at === 0, base64 } });
      } catch (thrown) {
        if (mine === this.#asked) [this.share, this.problem] = [null, trouble(thrown)];
        return;
      }
      this.share = Math.min(1, (at + PART_BYTES) / file.size);
    }
    if (mine === this.#asked) await this.look();
  }

  /** What the file that was handed over would change. */
  async look(): Promise<void> {
    const mine = this.#asked;
    this.busy = true;
    this.problem = null;
    try {
      const found = await call('look_at_import', { passphrase: this.#passphrase() });
      if (mine === this.#asked) this.found = found;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    } finally {
      if (mine === this.#asked) [this.busy, this.share] = [false, null];
    }
  }

  async accept(): Promise<void> {
    if (!this.sound || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      const found = await call('import_data', { passphrase: this.#passphrase() });
      if (found.problems.length > 0) {
        this.found = found;
        return;
      }
      this.clear();
      app.say(broughtSaid(found.new));
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** The file that was handed over is not kept. */
  async leave(): Promise<void> {
    this.clear();
    await call('forget_import').catch((thrown: unknown) => (this.problem = trouble(thrown)));
  }

  clear(): void {
    this.#asked += 1;
    this.name = '';
    this.share = null;
    this.found = null;
    this.refused = '';
    this.problem = null;
    this.passphrase = '';
    this.busy = false;
  }

  #passphrase(): string | null {
    return this.passphrase === '' ? null : this.passphrase;
  }
}
